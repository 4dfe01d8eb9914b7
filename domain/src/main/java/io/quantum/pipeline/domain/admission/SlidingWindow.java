package io.quantum.pipeline.domain.admission;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import java.util.HashMap;
import java.util.Map;

/**
 * The log of orders that occupy slots: in flight, or finished a short while ago.
 *
 * <p>Stamping at completion, not at claim, is what bounds <em>arrivals</em>: an order arrives some
 * time between its claim and its completion, so two orders claimed one window apart may arrive
 * closer together, but two orders of which the second was claimed one window after the first
 * completed may not.
 *
 * <p><b>Units</b>: Redis milliseconds. <b>Threads</b>: not thread-safe; one owner. <b>Source</b>:
 * docs/reference/window.md#slots.
 */
public final class SlidingWindow {
  private static final long IN_FLIGHT = Long.MAX_VALUE;

  private final Map<ClientOrderId, Long> completions = new HashMap<>();

  /** Takes a slot for the order if the rate has one; the order is in flight from then on. */
  public WindowDecision claim(ClientOrderId order, OrderRate rate, long nowMillis) {
    long[] counted = counted(rate, nowMillis);
    if (counted.length >= rate.limit()) {
      return new WindowDecision.Full(freesAt(counted, rate, nowMillis));
    }
    completions.values().removeIf(completed -> !occupies(completed, rate, nowMillis));
    completions.put(order, IN_FLIGHT);
    return new WindowDecision.Admitted();
  }

  /** Stamps the order with the time at which its fate was known. */
  public void complete(ClientOrderId order, long nowMillis) {
    completions.put(order, nowMillis);
  }

  /** Gives back the slot of an order that was proved never admitted. */
  public void release(ClientOrderId order) {
    completions.remove(order);
  }

  /** Slots taken now. */
  public int used(OrderRate rate, long nowMillis) {
    return counted(rate, nowMillis).length;
  }

  private long[] counted(OrderRate rate, long nowMillis) {
    return completions.values().stream()
        .mapToLong(Long::longValue)
        .filter(completed -> occupies(completed, rate, nowMillis))
        .sorted()
        .toArray();
  }

  private static boolean occupies(long completed, OrderRate rate, long nowMillis) {
    return completed == IN_FLIGHT || rate.counts(completed, nowMillis);
  }

  // The slot that matters is the one whose end brings the count below the limit. An order still in
  // flight completes now at the earliest, so its slot cannot be free before one whole occupancy.
  private static long freesAt(long[] counted, OrderRate rate, long nowMillis) {
    int decisive = counted.length - rate.limit();
    return decisive >= counted.length || counted[decisive] == IN_FLIGHT
        ? rate.freesAt(nowMillis)
        : rate.freesAt(counted[decisive]);
  }
}
