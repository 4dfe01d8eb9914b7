package io.quantum.pipeline.adapter.redis;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The clock of a real Redis that a test moves: a library of sixty lines, compiled here and
 * preloaded into the server, adds what the test says to every look at the wall clock.
 *
 * <p>The bundled server is linked statically and cannot be told so; Debian's (also as it comes with
 * redis-tools, under another name) and Valkey's can.
 */
public final class MovedClock {
  private static final List<Path> SERVERS =
      Stream.of("/usr/bin/redis-server", "/usr/bin/valkey-server", "/usr/bin/redis-check-rdb")
          .map(Path::of)
          .toList();
  private static final List<Path> COMPILERS =
      List.of(Path.of("/usr/bin/cc"), Path.of("/usr/bin/gcc"));

  private final Path folder;
  private final Path offset;

  private MovedClock(Path folder) {
    this.folder = folder;
    this.offset = folder.resolve("offset");
  }

  /** What this machine lacks for it, in words for whoever runs the tests. */
  public static Optional<String> missing() {
    if (first(COMPILERS).isEmpty()) {
      return Optional.of("no C compiler: apt-get install gcc libc6-dev");
    }
    return first(SERVERS).isEmpty()
        ? Optional.of("no dynamically linked Redis: apt-get install redis-tools")
        : Optional.empty();
  }

  /** A clock that shows the right time, and its library. */
  public static MovedClock compiled() {
    try {
      MovedClock clock = new MovedClock(Files.createTempDirectory("moved-clock"));
      clock.step(Duration.ZERO);
      Path source = clock.folder.resolve("moved_clock.c");
      try (InputStream in = MovedClock.class.getResourceAsStream("moved_clock.c")) {
        Files.copy(in, source);
      }
      run(
          first(COMPILERS).orElseThrow().toString(),
          "-shared",
          "-fPIC",
          "-O1",
          "-o",
          clock.library().toString(),
          source.toString());
      return clock;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** From now on the server's clock is that far from the right time. */
  public void step(Duration ahead) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    bytes.putLong(0, ahead.toMillis());
    try (FileChannel file =
        FileChannel.open(offset, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(bytes, 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A server that has this clock. */
  public RedisUnderTest server(String... settings) {
    try {
      int port;
      try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = probe.getLocalPort();
      }
      Own own = new Own(port, settings);
      own.start();
      return new RedisUnderTest("redis://127.0.0.1:" + port, own);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path library() {
    return folder.resolve("moved_clock.so");
  }

  private static Optional<Path> first(List<Path> programs) {
    return programs.stream().filter(Files::isExecutable).findFirst();
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private final class Own implements RedisUnderTest.Server {
    private final int port;
    private final String[] settings;
    private Optional<Process> running = Optional.empty();

    private Own(int port, String... settings) {
      this.port = port;
      this.settings = settings;
    }

    @Override
    public void start() {
      try {
        // The name decides what the program is: Debian's checker of dumps is the server, too.
        Path program = folder.resolve("redis-server");
        if (!Files.exists(program)) {
          Files.createSymbolicLink(program, first(SERVERS).orElseThrow());
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--save", "", "--dir", folder.toString()));
        command.addAll(List.of(settings));
        ProcessBuilder builder =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("LD_PRELOAD", library().toString());
        builder.environment().put("MOVED_CLOCK", offset.toString());
        Process process = builder.start();
        running = Optional.of(process);
        awaitPort(process);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private void awaitPort(Process process) throws IOException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (process.isAlive() && System.nanoTime() - deadline < 0) {
        try (Socket probe = new Socket()) {
          probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
          return;
        } catch (IOException notYet) {
          Thread.onSpinWait();
        }
      }
      throw new IOException(
          "the Redis with a moved clock did not start: " + Files.readString(folder.resolve("log")));
    }

    @Override
    public void kill() {
      running.ifPresent(Process::destroyForcibly);
    }

    @Override
    public void end() {
      kill();
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
