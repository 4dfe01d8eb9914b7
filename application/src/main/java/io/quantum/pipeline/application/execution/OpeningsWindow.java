package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.domain.admission.OrderRate;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a full window, so that a thousand openings that cannot leave need not ask
 * one by one.
 *
 * <p><b>Threads</b>: not safe; owned by the reading loop. <b>Source</b>:
 * docs/reference/window.md#full-window.
 */
final class OpeningsWindow {
  private int limit;
  private Optional<Instant> fullUntil = Optional.empty();

  OpeningsWindow(OrderRate rate) {
    this.limit = rate.limit();
  }

  void full(Instant until) {
    fullUntil = Optional.of(until);
  }

  /** A slot may be free: ask again. */
  void slotReturned() {
    fullUntil = Optional.empty();
  }

  /** What the server counted: fewer than the limit means that somebody returned a slot. */
  void seen(long openingsInWindow, int limitInForce) {
    limit = limitInForce;
    if (openingsInWindow < limit) {
      slotReturned();
    }
  }

  boolean isKnownFull(Instant now) {
    return fullUntil.filter(until -> until.isAfter(now)).isPresent();
  }

  /** The limit in force, over all instances. */
  int limit() {
    return limit;
  }
}
