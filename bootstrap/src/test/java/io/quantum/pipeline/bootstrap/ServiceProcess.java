package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.adapter.redis.Lifeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real service jar as a process, with what a test wants to know of it. */
final class ServiceProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quantum-execution.jar").toAbsolutePath();
  private static final Path ARCHIVE = Path.of("target", "quantum-execution.jsa").toAbsolutePath();
  private static final Path SHIPPED =
      Path.of("src", "main", "dist", "jvm.options").toAbsolutePath();
  private static final Pattern HTTP = Pattern.compile("http=(127\\.0\\.0\\.1:\\d+)");

  // Generous: several of them share two cores with whatever else runs there.
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final HttpClient WEB = HttpClient.newHttpClient();

  private final Process process;
  private final Path log;

  // The classes of the service, loaded once and kept: a test JVM starts some hundred services, and
  // half of what a start costs is loading classes. Without the file a JVM just loads them.
  private static final class Classes {
    private static final Path ARCHIVED = archive();

    private static Path archive() {
      try {
        Files.deleteIfExists(ARCHIVE);
        ProcessBuilder command =
            new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:ArchiveClassesAtExit=" + ARCHIVE,
                "-Xlog:disable",
                "-jar",
                JAR.toString());
        command.environment().put("REDIS_URL", "redis://127.0.0.1:1");
        Process service = command.redirectErrorStream(true).start();
        try (BufferedReader log = service.inputReader(StandardCharsets.UTF_8)) {
          String line = log.readLine();
          while (line != null && !line.contains("waiting for Redis")) {
            line = log.readLine();
          }
          service.destroy();
          service.waitFor();
        }
        return ARCHIVE;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new AssertionError(interrupted);
      }
    }
  }

  private ServiceProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it on a server, with more environment; returns at once. Unless a test says otherwise, an
   * order has time to leave on a busy machine too.
   */
  static ServiceProcess start(
      String redisUrl, Map<String, String> environment, String... arguments) {
    return start(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"),
        redisUrl,
        environment,
        arguments);
  }

  /** The same with exactly the options of the JVM that are shipped with it. */
  static ServiceProcess startAsShipped(String redisUrl, Map<String, String> environment) {
    return start(List.of("@" + SHIPPED), redisUrl, environment);
  }

  private static ServiceProcess start(
      List<String> options, String redisUrl, Map<String, String> environment, String... arguments) {
    try {
      Path log = Files.createTempFile("quantum-execution", ".log");
      List<String> line = new ArrayList<>();
      line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      line.addAll(options);
      line.addAll(
          List.of(
              "-XX:SharedArchiveFile=" + Classes.ARCHIVED,
              "-Xlog:disable",
              "-jar",
              JAR.toString()));
      line.addAll(List.of(arguments));
      ProcessBuilder command = new ProcessBuilder(line);
      command.environment().put("REDIS_URL", redisUrl);
      command.environment().put("SERVICE_PORT", "0");
      command.environment().put("ALLOW_VOLATILE_REDIS", "true");
      command.environment().put("EXECUTION_LEASE_MS", "10000");
      command.environment().putAll(environment);
      command.redirectErrorStream(true).redirectOutput(log.toFile());
      return new ServiceProcess(Lifeline.hold(command.start()), log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until it reads or stands by. */
  ServiceProcess awaitReady() {
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || log().contains("START: consumer"));
    if (!process.isAlive()) {
      throw new AssertionError("the service ended with " + process.exitValue() + ":\n" + log());
    }
    return this;
  }

  /** Waits until it holds the reader's lease and has done its first read. */
  ServiceProcess awaitReader() {
    awaitReady();
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                log().contains("READER: took the seat")
                    && !get("/health").body().contains("not ready"));
    return this;
  }

  /** Everything it has written. */
  String log() {
    try {
      return Files.readString(log, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until it has written the text: a log follows what it tells of. */
  void awaitLog(String text) {
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(log()).contains(text));
  }

  List<String> logLines() {
    return log().lines().toList();
  }

  /** Host and port of its HTTP server. */
  String http() {
    Matcher found = HTTP.matcher(log());
    if (!found.find()) {
      throw new AssertionError("no HTTP address in the log:\n" + log());
    }
    return found.group(1);
  }

  /** SIGSTOP: it stands still, as under a long pause of the machine. */
  ServiceProcess stall() {
    signal("STOP");
    return this;
  }

  /** SIGCONT. */
  void goOn() {
    signal("CONT");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
              .redirectErrorStream(true)
              .start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("no signal " + name + " for " + process.pid());
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** What its HTTP server answers. */
  HttpResponse<String> get(String path) {
    try {
      return WEB.send(
          HttpRequest.newBuilder(URI.create("http://" + http() + path))
              .timeout(Duration.ofSeconds(60))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** HTTP status of its health. */
  int health() {
    return get("/health").statusCode();
  }

  /** Its process id. */
  long pid() {
    return process.pid();
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** SIGTERM; its exit code. */
  int stop() {
    process.destroy();
    return awaitEnd();
  }

  /** Waits for it to end by itself or after a signal; its exit code. */
  int awaitEnd() {
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        throw new AssertionError("the service does not end:\n" + log());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
    try {
      Files.deleteIfExists(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
