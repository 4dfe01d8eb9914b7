package io.quantum.pipeline.ops.console;

import io.quantum.pipeline.application.time.Ticker;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The standard streams: results on standard output, everything else on standard error, always
 * UTF-8.
 *
 * <p><b>Threads</b>: safe.
 */
public final class Terminal {
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Runnable NOTHING = () -> {};

  private final AtomicReference<Runnable> restoring = new AtomicReference<>(NOTHING);
  private final PrintStream out;
  private final PrintStream err;
  private final InputStream in;
  private final boolean interactive;
  private final Ticker ticker;
  private long progressNanos;
  private volatile Colouring colouring = Colouring.NONE;

  /** On the given streams; progress is shown only if somebody looks. */
  public Terminal(
      InputStream in, PrintStream out, PrintStream err, boolean interactive, Ticker ticker) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.interactive = interactive;
    this.ticker = ticker;
    this.progressNanos = ticker.nanos();
  }

  /** On the process's own streams. */
  public static Terminal ofProcess(Ticker ticker) {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        System.console() != null,
        ticker);
  }

  /** Colours results from now on, if the user and the surroundings want it. */
  public Colouring colour(Colouring.Mode mode, Map<String, String> environment) {
    colouring = Colouring.of(mode, environment, interactive);
    return colouring;
  }

  /** A line of the result. */
  public void say(String line) {
    out.println(colouring.paint(line));
  }

  /** Lines of the result, each with its end, in one write. */
  public void sayAll(CharSequence lines) {
    out.print(lines);
    out.flush();
  }

  /** A line that is no result. */
  public void complain(String line) {
    err.println(line);
  }

  /** A sign of life, on a terminal, every two seconds at most. */
  public void progress(String line) {
    if (interactive && ticker.nanos() - progressNanos >= PROGRESS_NANOS) {
      progressNanos = ticker.nanos();
      err.println(line);
    }
  }

  /** True if somebody looks and can press keys. */
  public boolean isInteractive() {
    return interactive;
  }

  /** What has to be undone before the process ends, however it ends. */
  void restoreWith(Runnable step) {
    restoring.set(step);
  }

  /** Undoes what was done to the terminal, if anything was; may be repeated. */
  public void restore() {
    restoring.getAndSet(NOTHING).run();
  }

  /** The monotonic clock of this process. */
  public Ticker ticker() {
    return ticker;
  }

  /** Standard input. */
  public InputStream input() {
    return in;
  }

  /** Standard output for a library that writes by itself. */
  public PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** Standard error for a library that writes by itself. */
  public PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
