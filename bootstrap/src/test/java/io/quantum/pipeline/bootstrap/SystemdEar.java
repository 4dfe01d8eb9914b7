package io.quantum.pipeline.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** A real datagram socket in the place where systemd listens to a service. */
final class SystemdEar implements AutoCloseable {
  private final Path socket;
  private final AFUNIXDatagramChannel channel;
  private final List<String> heard = new ArrayList<>();

  SystemdEar(Path folder) {
    try {
      socket = folder.resolve("notify");
      channel = AFUNIXDatagramChannel.open();
      channel.bind(AFUNIXSocketAddress.of(socket));
      channel.configureBlocking(false);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What systemd puts into the environment of a service. */
  Map<String, String> environment(long watchdogMicros) {
    return Map.of(
        "NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", Long.toString(watchdogMicros));
  }

  /** Everything up to now. */
  List<String> heard() {
    try {
      ByteBuffer message = ByteBuffer.allocate(4_096);
      channel.receive(message);
      while (message.flip().hasRemaining()) {
        heard.add(StandardCharsets.UTF_8.decode(message).toString());
        channel.receive(message.clear());
      }
      return List.copyOf(heard);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(socket);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
