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
 * bundled one; on a free loopback port, its files in a folder of its own.
 *
 * <p><b>Threads</b>: one owner. <b>Errors</b>: {@link IOException} if it does not start.
 */
final class BenchRedis implements AutoCloseable {
  private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");

  private final Process server;
  private final Path folder;
  private final int port;
  private final String binary;

  private BenchRedis(Process server, Path folder, int port, String binary) {
    this.server = server;
    this.folder = folder;
    this.port = port;
    this.binary = binary;
  }

  static BenchRedis start(String... settings) throws IOException {
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
    Process server =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    BenchRedis started = new BenchRedis(server, folder, port, binary);
    started.awaitAnswer();
    return started;
  }

  int port() {
    return port;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** Which program it is. */
  String binary() {
    return binary;
  }

  long pid() {
    return server.pid();
  }

  @Override
  public void close() throws IOException {
    server.destroy();
    try {
      if (!server.waitFor(10, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
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
