package io.quantum.pipeline.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/**
 * A Redis of its own for one measurement: the server on the PATH if it is 7.0 or later, else the
 * bundled one; on a free loopback port, its files in a folder of its own. Ends with this JVM,
 * however that ends.
 *
 * <p><b>Threads</b>: one owner. <b>Errors</b>: {@link IOException} if it does not start.
 */
public final class BenchRedis implements AutoCloseable {
  private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");

  private final List<String> command;
  private final Path folder;
  private final int port;
  private final String binary;
  private final Thread atExit = new Thread(this::endQuietly, "end-redis");
  private Process server;

  private BenchRedis(List<String> command, Path folder, int port) throws IOException {
    this.command = command;
    this.folder = folder;
    this.port = port;
    this.binary = command.get(0);
    this.server = launch();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts one with these settings after the usual ones, and waits until it answers. */
  public static BenchRedis start(String... settings) throws IOException {
    Path folder = Files.createTempDirectory("bench-redis");
    String binary = chosen();
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                binary,
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.toString()));
    command.addAll(List.of(settings));
    BenchRedis started = new BenchRedis(command, folder, port);
    started.awaitAnswer();
    return started;
  }

  /** SIGTERM, which saves what there is to save, then the same server with the same files. */
  public void restart() throws IOException {
    server.destroy();
    startAgain();
  }

  /** SIGKILL, as when the machine is short of memory, then the same server with the same files. */
  public void crash() throws IOException {
    server.destroyForcibly();
    startAgain();
  }

  /** Its port on loopback. */
  public int port() {
    return port;
  }

  /** What {@code REDIS_URL} takes. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Which program it is. */
  public String binary() {
    return binary;
  }

  long pid() {
    return server.pid();
  }

  @Override
  public void close() throws IOException {
    BenchService.forget(atExit);
    end();
  }

  private void endQuietly() {
    try {
      end();
    } catch (IOException leftBehind) {
      System.err.println("not everything could be removed: " + leftBehind.getMessage());
    }
  }

  private void end() throws IOException {
    server.destroy();
    awaitEnd();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  /** A program on the PATH, if it is there. */
  static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String chosen() throws IOException {
    Optional<Path> installed = onPath("redis-server");
    if (installed.isPresent() && majorVersion(installed.get()) >= 7) {
      return installed.get().toString();
    }
    return RedisExecProvider.defaultProvider().get().getAbsolutePath();
  }

  private static int majorVersion(Path server) throws IOException {
    Process asked = new ProcessBuilder(server.toString(), "--version").start();
    String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher version = VERSION.matcher(said);
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    return Lifeline.hold(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
            .start());
  }

  private void startAgain() throws IOException {
    awaitEnd();
    server = launch();
    awaitAnswer();
  }

  private void awaitEnd() {
    try {
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void awaitAnswer() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (server.isAlive() && System.nanoTime() < deadline) {
      try (PlainRedis redis = new PlainRedis(port)) {
        redis.call("PING");
        return;
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new IOException("Redis did not start: " + Files.readString(folder.resolve("log")));
  }
}
