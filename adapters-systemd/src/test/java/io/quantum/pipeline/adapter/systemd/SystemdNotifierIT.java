package io.quantum.pipeline.adapter.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/** The contract over a real datagram socket in the place of systemd's. */
final class SystemdNotifierIT implements ServiceSupervisorContract {
  private static final Map<String, String> WORDS =
      Map.of("READY=1", "ready", "WATCHDOG=1", "alive", "STOPPING=1", "stopping");
  private static final Optional<Duration> WATCHDOG = Optional.of(Duration.ofSeconds(30));

  @TempDir private Path folder;
  private AFUNIXDatagramChannel systemd;
  private ServiceSupervisor supervisor;
  private long nanos = Long.MAX_VALUE - 1; // A monotonic clock may well wrap around.

  @BeforeEach
  void listen() throws IOException {
    Path socket = folder.resolve("notify");
    systemd = listening(AFUNIXSocketAddress.of(socket));
    supervisor = notifier(Optional.of(socket.toString()), WATCHDOG);
  }

  @AfterEach
  void close() throws IOException {
    systemd.close();
  }

  @Override
  public ServiceSupervisor supervisor() {
    return supervisor;
  }

  @Override
  public void tenSecondsLater() {
    nanos += Duration.ofSeconds(10).toNanos();
  }

  @Override
  public List<String> told() {
    List<String> messages = new ArrayList<>();
    for (String message = next(systemd); !message.isEmpty(); message = next(systemd)) {
      messages.add(WORDS.getOrDefault(message, message.replaceFirst("^STATUS=", "")));
    }
    return messages;
  }

  @Test
  void speaksToAnAbstractSocketToo() throws IOException {
    String name = "quantum-test-" + UUID.randomUUID();
    try (AFUNIXDatagramChannel other = listening(AFUNIXSocketAddress.inAbstractNamespace(name))) {
      notifier(Optional.of("@" + name), WATCHDOG).working();

      assertThat(next(other)).isEqualTo("READY=1");
    }
  }

  @Test
  void saysAgainThatItIsReadyUntilSomebodyHears() throws IOException {
    Path late = folder.resolve("late");
    ServiceSupervisor early = notifier(Optional.of(late.toString()), WATCHDOG);
    early.working();
    try (AFUNIXDatagramChannel other = listening(AFUNIXSocketAddress.of(late))) {
      early.working();

      assertThat(next(other)).isEqualTo("READY=1");
    }
  }

  @Test
  void doesNotWaitForASupervisorThatDoesNotRead() {
    for (int i = 0; i < 10_000; i++) {
      supervisor.status("line " + i);
    }

    assertThat(told()).startsWith("line 0").hasSizeLessThan(10_000);
  }

  @Test
  void givesNoSignsOfLifeWithoutAWatchdog() {
    ServiceSupervisor unwatched =
        notifier(Optional.of(folder.resolve("notify").toString()), Optional.empty());
    unwatched.working();
    tenSecondsLater();
    unwatched.working();

    assertThat(told()).containsExactly("ready");
  }

  @Test
  void saysNothingWhereNobodyListens() {
    ServiceSupervisor alone = notifier(Optional.empty(), Optional.empty());
    alone.working();
    alone.status("anything");
    alone.stopping();

    assertThat(told()).isEmpty();
  }

  private ServiceSupervisor notifier(Optional<String> socket, Optional<Duration> watchdog) {
    return new SystemdNotifier(new SystemdNotifyConfig(socket, watchdog), () -> nanos);
  }

  private static AFUNIXDatagramChannel listening(AFUNIXSocketAddress address) throws IOException {
    AFUNIXDatagramChannel channel = AFUNIXDatagramChannel.open();
    channel.bind(address);
    channel.configureBlocking(false);
    return channel;
  }

  // A datagram on one machine is there as soon as it was sent.
  private static String next(AFUNIXDatagramChannel channel) {
    try {
      ByteBuffer message = ByteBuffer.allocate(4_096);
      channel.receive(message);
      return StandardCharsets.UTF_8.decode(message.flip()).toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
