package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When the consumer loop last finished a turn, and what came of it; health is judged by this and
 * not by the existence of a thread. Thread-safe.
 */
final class Heartbeat {
  private final Ticker ticker;
  private final AtomicLong lastTurnNanos;
  private final AtomicLong lastDeliveryNanos;
  private final AtomicReference<Turn> lastTurn = new AtomicReference<>();
  private final AtomicLong ready = new AtomicLong();

  Heartbeat(Ticker ticker) {
    this.ticker = ticker;
    this.lastTurnNanos = new AtomicLong(ticker.nanos());
    this.lastDeliveryNanos = new AtomicLong(ticker.nanos());
  }

  void finished(Turn turn) {
    if (turn.trouble().isEmpty()) {
      ready.incrementAndGet();
    }
    lastTurnNanos.set(ticker.nanos());
    if (turn.delivered() > 0) {
      lastDeliveryNanos.set(ticker.nanos());
    }
    // Last: whoever sees the role of a first turn also sees that it went through.
    lastTurn.set(turn);
  }

  Duration sinceLastTurn() {
    return Duration.ofNanos(ticker.nanos() - lastTurnNanos.get());
  }

  /** Since entries were last delivered to this instance. */
  Duration sinceLastDelivery() {
    return Duration.ofNanos(ticker.nanos() - lastDeliveryNanos.get());
  }

  /** True once one turn has gone through: a first read was done, or another instance reads. */
  boolean isReady() {
    return ready.get() > 0;
  }

  /** Why the last turn broke off; empty if it did not. */
  String trouble() {
    Turn turn = lastTurn.get();
    return turn == null ? "" : turn.trouble().map(Throwable::getMessage).orElse("");
  }

  String role() {
    Turn turn = lastTurn.get();
    return turn == null || turn.role() == Turn.Role.STANDBY ? "standby" : "reader";
  }

  boolean isReader() {
    return role().equals("reader");
  }

  /** True if nothing more is read because too many candidates wait already. */
  boolean isWaitingRoomFull() {
    Turn turn = lastTurn.get();
    return turn != null && turn.full();
  }

  int heldBack() {
    Turn turn = lastTurn.get();
    return turn == null ? 0 : turn.waiting();
  }
}
