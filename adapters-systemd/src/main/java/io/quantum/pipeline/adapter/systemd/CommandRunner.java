package io.quantum.pipeline.adapter.systemd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs a program to its end, but no longer than allowed, and keeps a bounded part of its output or
 * hands it on.
 */
final class CommandRunner {
  private static final int MAX_OUTPUT = 1 << 20;
  private static final int SHOWN = 120;

  private final Duration limit;

  CommandRunner(Duration limit) {
    this.limit = limit;
  }

  /**
   * What a program did.
   *
   * @param status its exit status
   * @param output standard output, then standard error
   */
  record Finished(int status, String output) {}

  /** Runs it; {@link IOException} says why it could not be run or did not end in time. */
  Finished run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("it did not end within " + limit.toMillis() + " ms");
      }
      return new Finished(process.exitValue(), output.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException | TimeoutException unreadable) {
      throw new IOException("its output could not be read", unreadable);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /**
   * How a program ended whose output was handed on.
   *
   * @param inTime false if it was ended by force
   * @param status its exit status
   * @param complaint what it wrote to standard error
   */
  record Streamed(boolean inTime, int status, String complaint) {}

  /**
   * Runs it and hands on its standard output line by line, so that it may write any amount; {@link
   * IOException} says why it could not be run.
   */
  Streamed stream(List<String> command, Consumer<String> lines) throws IOException {
    Process process = new ProcessBuilder(command).start();
    AtomicBoolean late = new AtomicBoolean();
    try {
      process.getOutputStream().close();
      process
          .onExit()
          .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
          .exceptionally(
              timeout -> {
                late.set(true);
                // A child of its own would keep the output open, and this waiting for its end.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return process;
              });
      CompletableFuture<String> complaint =
          CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      new BoundedLines(process.getInputStream()).forEach(lines);
      int status = process.waitFor();
      return new Streamed(
          !late.get(), status, complaint.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException | TimeoutException unreadable) {
      throw new IOException("its complaints could not be read", unreadable);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** The first line of an output, fit to be shown; another text if there is none. */
  static String firstLine(String output, String otherwise) {
    String line = output.lines().findFirst().orElse(otherwise);
    String printable = line.replaceAll("\\p{Cntrl}", " ").strip();
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN);
  }

  private static String read(InputStream in) {
    try (in) {
      return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
    } catch (IOException closed) {
      return "";
    }
  }
}
