package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/**
 * A real Redis for tests, on a free loopback port: the bundled server binary, or the one that
 * {@code PIPELINE_TEST_REDIS} names by its path (Redis of another version, Valkey). With {@code
 * PIPELINE_TEST_REDIS=container} the shared server is a container made of the bundled binary.
 *
 * <p>One shared server per test JVM, ended with it; each test begins on an empty one. Never a mock.
 */
public final class RedisUnderTest implements AutoCloseable {
  private static final String CHOICE = "PIPELINE_TEST_REDIS";
  private static final String CONTAINER = "container";

  private final String url;
  private final Server server;
  private final ClientResources resources;
  private final RedisClient client;
  private StatefulRedisConnection<String, String> connection;

  RedisUnderTest(String url, Server server) {
    this.url = url;
    this.server = server;
    // The tests' own connection is back as soon as the server is, however long that was away.
    this.resources =
        ClientResources.builder().reconnectDelay(Delay.constant(Duration.ofMillis(20))).build();
    this.client = RedisClient.create(resources, url);
  }

  /** How the server is started and ended. */
  interface Server {
    /** Starts it on its port and files. */
    void start();

    /** SIGKILL. */
    void kill();

    /** Ends it and removes its files. */
    void end();

    /** Where its append-only file is. */
    default Path data() {
      throw new UnsupportedOperationException("the files of this server are out of reach");
    }
  }

  private static final class Shared {
    private static final RedisUnderTest SERVER = start();

    private static RedisUnderTest start() {
      RedisUnderTest server =
          CONTAINER.equals(System.getenv(CHOICE)) ? ContainerRedis.start() : process();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }

  // Unpacked once: while one test writes it, another's fork would hold it open and not let it run.
  private static final class Binary {
    private static final File FILE = chosen();

    private static File chosen() {
      String choice = System.getenv().getOrDefault(CHOICE, CONTAINER);
      if (choice.equals(CONTAINER)) {
        return unpacked();
      }
      File named = new File(choice);
      if (!named.canExecute()) {
        throw new IllegalStateException(CHOICE + " names no program: " + choice);
      }
      return named;
    }

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
    for (int tries = 1; ; tries++) {
      RedisUnderTest server = notYetStarted(settings);
      try {
        server.start();
        return server;
      } catch (UncheckedIOException taken) {
        // Another test, started at the same moment, may have been given the free port as well.
        server.close();
        if (tries == 3) {
          throw taken;
        }
      }
    }
  }

  /** The same, but its port is still closed: see {@link #start}. */
  public static RedisUnderTest notYetStarted(String... settings) {
    try {
      Path folder = Files.createTempDirectory("redis-under-test");
      int port = freePort();
      return new RedisUnderTest("redis://127.0.0.1:" + port, new Own(port, folder, settings));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A server process of the tests' own. */
  private static final class Own implements Server {
    private final int port;
    private final Path folder;
    private final String[] settings;
    private Optional<Process> running = Optional.empty();

    private Own(int port, Path folder, String... settings) {
      this.port = port;
      this.folder = folder;
      this.settings = settings;
    }

    @Override
    public void start() {
      running = Optional.of(launch(port, folder, settings));
    }

    @Override
    public void kill() {
      running.ifPresent(Process::destroyForcibly);
      running.ifPresent(RedisUnderTest::end);
    }

    @Override
    public void end() {
      running.ifPresent(RedisUnderTest::end);
      delete(folder);
    }

    @Override
    public Path data() {
      return folder.resolve("appendonlydir");
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
      Path log = folder.resolve("log");
      Process process =
          Lifeline.hold(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile())
                  .start());
      awaitPort(process, log, port);
      return process;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts it, again or for the first time, on the same port and files. */
  public void start() {
    server.start();
  }

  /** Copies the append-only file as it is now; hand the copy to {@link #killAndPutBack}. */
  public Path copyOfData() {
    try {
      Path copy = Files.createTempDirectory("redis-data");
      try (Stream<Path> files = Files.list(server.data())) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
      return copy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** SIGKILL, then the same server again with older data than it had acknowledged. */
  public void killAndPutBack(Path copy) {
    kill();
    delete(server.data());
    try {
      Files.move(copy, server.data());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    start();
  }

  /** SIGKILL; the port is closed until it is started again. */
  public void kill() {
    server.kill();
  }

  /** SIGKILL, then the same server again on the same port and files. */
  public void killAndRestart() {
    kill();
    start();
  }

  /**
   * Makes scripts known to the server, so that the first command that names one also runs it and is
   * not answered by NOSCRIPT.
   */
  public void knowScripts(String... names) {
    for (String name : names) {
      commands().scriptLoad(ScriptRooms.script(name).source());
    }
  }

  /** Where it is. */
  public String url() {
    return url;
  }

  /** Its port on the loopback address. */
  public int port() {
    return RedisURI.create(url).getPort();
  }

  /** Commands for looking and for playing somebody else. */
  public synchronized RedisCommands<String, String> commands() {
    if (connection == null) {
      connection = client.connect();
    }
    return connection.sync();
  }

  /** A connection of the caller's own, who closes it. */
  public StatefulRedisConnection<String, String> connect() {
    return client.connect();
  }

  /** A connection of another user's; refused if the server does not let that user in. */
  StatefulRedisConnection<String, String> connectAs(String user, String password) {
    RedisURI uri =
        RedisURI.builder(RedisURI.create(url))
            .withAuthentication(user, password.toCharArray())
            .build();
    return client.connect(StringCodec.UTF8, uri);
  }

  @Override
  public synchronized void close() {
    client.shutdown(0, 1, TimeUnit.SECONDS);
    resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    server.end();
  }

  /** A port of the loopback address on which nobody listens at the moment. */
  public static int freePort() {
    // Below the ports that connections are given: a client that asks again and again for a server
    // which is not there yet would otherwise be connected to itself some day, and keep the port.
    for (int tries = 0; tries < 100; tries++) {
      int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (BindException taken) {
        continue;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    throw new IllegalStateException("no free port below 32000 was found");
  }

  // Its own word first: another program may listen on that port.
  private static void awaitPort(Process process, Path log, int port) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < deadline && process.isAlive()) {
      if (!Files.readString(log, StandardCharsets.ISO_8859_1).contains("Server initialized")) {
        Thread.onSpinWait();
        continue;
      }
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
