package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.time.Ticker;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.newsclub.net.unix.AFUNIXDatagramChannel;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * sd_notify(3): one datagram a message, each on a socket of its own, since there are few. A full
 * queue is not waited for: reading must not stand still because systemd does.
 */
final class SystemdNotifier implements ServiceSupervisor {
  private static final Logger LOG = LoggerFactory.getLogger(SystemdNotifier.class);

  /** Twice in the watchdog's time is the advice; a third leaves room for one that gets lost. */
  private static final int SIGNS_IN_TIME = 3;

  private final SystemdNotifyConfig config;
  private final Ticker ticker;
  private final AtomicBoolean unheard = new AtomicBoolean();
  private boolean ready;
  private long toldNanos;

  @Inject
  SystemdNotifier(SystemdNotifyConfig config, Ticker ticker) {
    this.config = config;
    this.ticker = ticker;
  }

  @Override
  public void working() {
    if (!ready) {
      ready = told("READY=1");
      toldNanos = ticker.nanos();
    } else if (config.watchdog().filter(this::isDue).isPresent() && told("WATCHDOG=1")) {
      toldNanos = ticker.nanos();
    }
  }

  @Override
  public void status(String line) {
    told("STATUS=" + line.replaceAll("\\p{Cntrl}", " "));
  }

  @Override
  public void stopping() {
    told("STOPPING=1");
  }

  private boolean isDue(Duration watchdog) {
    return ticker.nanos() - toldNanos >= watchdog.toNanos() / SIGNS_IN_TIME;
  }

  // True if there is nothing more to do about it: it was sent, or nobody wants to hear.
  private boolean told(String message) {
    if (config.socket().isEmpty()) {
      return true;
    }
    String socket = config.socket().get();
    try (AFUNIXDatagramChannel channel = AFUNIXDatagramChannel.open()) {
      channel.configureBlocking(false);
      return channel.send(
              ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)), address(socket))
          > 0;
    } catch (IOException | IllegalArgumentException notSent) {
      if (unheard.compareAndSet(false, true)) {
        LOG.warn("SYSTEMD: does not hear socket={} reason={}", socket, notSent.getMessage());
      }
      return false;
    }
  }

  private static AFUNIXSocketAddress address(String socket) throws SocketException {
    byte[] name = socket.getBytes(StandardCharsets.UTF_8);
    return socket.startsWith("@")
        ? AFUNIXSocketAddress.inAbstractNamespace(socket.substring(1))
        : AFUNIXSocketAddress.of(name);
  }
}
