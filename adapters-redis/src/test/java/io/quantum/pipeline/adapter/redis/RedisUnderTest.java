package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/**
 * A real Redis for tests: the bundled server binary on a free loopback port, or, if {@code
 * PIPELINE_TEST_REDIS=container}, a container made of the same binary.
 *
 * <p>One server per test JVM, ended with it; each test begins on an empty one. Never a mock.
 */
public final class RedisUnderTest implements AutoCloseable {
  private final String url;
  private final Runnable end;
  private final Runnable restart;
  private final RedisClient client;
  private final StatefulRedisConnection<String, String> connection;

  RedisUnderTest(String url, Runnable end, Runnable restart) {
    this.url = url;
    this.end = end;
    this.restart = restart;
    this.client = RedisClient.create(url);
    this.connection = client.connect();
  }

  private static final class Shared {
    private static final RedisUnderTest SERVER = start();

    private static RedisUnderTest start() {
      RedisUnderTest server =
          "container".equals(System.getenv("PIPELINE_TEST_REDIS"))
              ? ContainerRedis.start()
              : process();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }

  // Unpacked once: while one test writes it, another's fork would hold it open and not let it run.
  private static final class Binary {
    private static final File FILE = unpacked();

    private static File unpacked() {
      try {
        return RedisExecProvider.defaultProvider().get();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  /** The server that all tests of this JVM share, emptied. */
  public static RedisUnderTest shared() {
    Shared.SERVER.commands().flushall();
    return Shared.SERVER;
  }

  /** A server of its own, with further settings, for a test that breaks it. */
  public static RedisUnderTest process(String... settings) {
    try {
      Path folder = Files.createTempDirectory("redis-under-test");
      Process[] running = {null};
      int port = freePort();
      running[0] = launch(port, folder, settings);
      return new RedisUnderTest(
          "redis://127.0.0.1:" + port,
          () -> {
            end(running[0]);
            delete(folder);
          },
          () -> {
            running[0].destroyForcibly();
            end(running[0]);
            running[0] = launch(port, folder, settings);
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Process launch(int port, Path folder, String... settings) {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Binary.FILE.getAbsolutePath(),
                  "--port",
                  Integer.toString(port),
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--dir",
                  folder.toString()));
      command.addAll(List.of(settings));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      awaitPort(process, port);
      return process;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** SIGKILL, then the same server again on the same port and files. */
  public void killAndRestart() {
    restart.run();
  }

  /**
   * Makes scripts known to the server, so that the first command that names one also runs it and is
   * not answered by NOSCRIPT.
   */
  public void knowScripts(String... names) {
    for (String name : names) {
      commands().scriptLoad(LuaScript.named(name).source());
    }
  }

  /** Where it is. */
  public String url() {
    return url;
  }

  /** Commands for looking and for playing somebody else. */
  public RedisCommands<String, String> commands() {
    return connection.sync();
  }

  @Override
  public void close() {
    connection.close();
    client.shutdown(0, 1, TimeUnit.SECONDS);
    end.run();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void awaitPort(Process process, int port) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline && process.isAlive()) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new IOException("the Redis under test did not start on port " + port);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
