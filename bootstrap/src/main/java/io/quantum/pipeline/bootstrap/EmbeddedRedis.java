package io.quantum.pipeline.bootstrap;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import redis.embedded.RedisExecProvider;

/**
 * A private, real Redis server for trial and development: loopback only, every write on disk before
 * it is acknowledged, nothing ever evicted. Ends with this process, also when that is killed.
 *
 * <p><b>Threads</b>: one owner. <b>Errors</b>: {@link StartRefused}. <b>Source</b>:
 * docs/reference/service.md#embedded-redis.
 */
final class EmbeddedRedis implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final Path SHELL = Path.of("/bin/sh");

  private final Process server;
  private final FileLock lock;
  private final Path binary;
  private final int port;

  private EmbeddedRedis(Process server, FileLock lock, Path binary, int port) {
    this.server = server;
    this.lock = lock;
    this.binary = binary;
    this.port = port;
  }

  static EmbeddedRedis start(Path home, OptionalInt wantedPort) {
    try {
      Path data = Files.createDirectories(home.resolve("redis"));
      FileLock lock = lock(data);
      int port = wantedPort.isPresent() ? wantedPort.getAsInt() : freePort();
      File binary = RedisExecProvider.defaultProvider().get();
      Process server =
          new ProcessBuilder(
                  binary.getAbsolutePath(),
                  "--port",
                  Integer.toString(port),
                  "--bind",
                  "127.0.0.1",
                  "--dir",
                  data.toAbsolutePath().toString(),
                  "--save",
                  "",
                  "--appendonly",
                  "yes",
                  "--appendfsync",
                  "always",
                  "--maxmemory-policy",
                  "noeviction",
                  "--proto-max-bulk-len",
                  "1mb")
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("redis.log").toFile())
              .start();
      hold(server);
      awaitPort(server, port, home);
      return new EmbeddedRedis(server, lock, binary.toPath(), port);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  long pid() {
    return server.pid();
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        server.destroyForcibly();
      }
      lock.acquiredBy().close();
      // The library unpacks it into a folder of its own and leaves that behind when a JVM is
      // halted.
      Files.deleteIfExists(binary);
      Files.deleteIfExists(binary.toAbsolutePath().getParent());
    } catch (InterruptedException interrupted) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException alreadyClosed) {
      throw new UncheckedIOException(alreadyClosed);
    }
  }

  // Of a process that was killed no server may stay behind: the next start would run another one on
  // the same file. A shell waits at a pipe that only this process can write to, and ends with
  // either.
  private static void hold(Process server) throws IOException {
    if (Files.isExecutable(SHELL)) {
      Process watch =
          new ProcessBuilder(
                  SHELL.toString(),
                  "-c",
                  "read -r nothing; kill -KILL \"$1\"",
                  "lifeline",
                  Long.toString(server.pid()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      server.onExit().thenRun(watch::destroyForcibly);
    }
  }

  // Two servers on one append-only file would destroy it.
  private static FileLock lock(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException sameProcess) {
      // Told below, like a lock of another process.
    }
    channel.close();
    throw new StartRefused(
        ExitCode.CONFIGURATION,
        "another embedded Redis uses " + data + ": stop it, or set QUANTUM_HOME to another folder");
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void awaitPort(Process server, int port, Path home) throws IOException {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      try (Socket probe = new Socket()) {
        probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        return;
      } catch (IOException notYet) {
        if (ended(server)) {
          break;
        }
      }
    }
    server.destroyForcibly();
    throw new StartRefused(
        ExitCode.REDIS_UNUSABLE,
        "the embedded Redis did not start on port %d; it says why in %s"
            .formatted(port, home.resolve("redis.log")));
  }

  private static boolean ended(Process server) {
    try {
      return server.waitFor(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
