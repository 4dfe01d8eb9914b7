package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real service jar as a process, with the flags of {@code ./quantum up}. Ends with this JVM,
 * however that ends.
 *
 * <p><b>Threads</b>: one owner. <b>Errors</b>: {@link IOException} if it does not start or does not
 * get ready; the message ends with its log.
 */
public final class BenchService implements AutoCloseable {
  private static final Path JVM_OPTIONS = Path.of("bootstrap/src/main/dist/jvm.options");
  private static final String READY = "START: consumer";
  private static final long POLL_MILLIS = 20;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Process process;
  private final Path log;
  private final long logFrom;
  private final Thread atExit;

  private BenchService(Process process, Path log, long logFrom) {
    this.process = process;
    this.log = log;
    this.logFrom = logFrom;
    this.atExit = new Thread(process::destroyForcibly, "end-service-" + process.pid());
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts it; returns at once.
   *
   * @param log what it says is appended there
   */
  public static BenchService start(Path jar, Path log, Map<String, String> environment)
      throws IOException {
    long logFrom = Files.exists(log) ? Files.size(log) : 0;
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + JVM_OPTIONS,
            "-jar",
            jar.toString());
    command.environment().put("SERVICE_PORT", "0");
    command.environment().putAll(environment);
    Process process =
        Lifeline.hold(
            command
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    return new BenchService(process, log, logFrom);
  }

  /** Waits until it reads or stands by. */
  public void awaitReady(Duration limit) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!said().contains(READY)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("the service did not get ready:\n" + said());
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /** What it has said since it was started. */
  public String said() throws IOException {
    byte[] all = Files.readAllBytes(log);
    int from = (int) Math.min(logFrom, all.length);
    return new String(all, from, all.length - from, StandardCharsets.UTF_8);
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: no hook of it runs. Returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    forget(atExit);
  }

  /** SIGSTOP: stands still, as a machine that was suspended. */
  public void freeze() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /** SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("-CONT");
  }

  /** SIGTERM, and SIGKILL if that does not help. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    forget(atExit);
  }

  // While the JVM ends hooks cannot be taken back, and need not be.
  static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return;
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", name, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("no signal " + name + " for " + process.pid());
    }
  }
}
