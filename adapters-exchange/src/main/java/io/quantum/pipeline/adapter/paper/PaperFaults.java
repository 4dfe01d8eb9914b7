package io.quantum.pipeline.adapter.paper;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Misbehaviour on purpose, the same for the same seed and order whatever the order of calls.
 *
 * @param latency shortest and longest wait before a request reaches the venue
 * @param lookupLatency the same before a question about an order does
 * @param loseReply probability that the venue acts and its answer is lost
 * @param refuse probability that the venue refuses
 * @param hideLookups how many lookups of an order answer that it does not exist
 * @param seed of every decision
 */
record PaperFaults(
    Latency latency,
    Latency lookupLatency,
    BigDecimal loseReply,
    BigDecimal refuse,
    int hideLookups,
    long seed) {

  static final PaperFaults NONE =
      new PaperFaults(Latency.NONE, Latency.NONE, BigDecimal.ZERO, BigDecimal.ZERO, 0, 1);

  static final String SHAPE =
      "any of latency:A-Bms, lookup-latency:A-Bms, lose-reply:P, refuse:P, hide-lookup:N, seed:S"
          + " with commas between";

  private static final Pattern LATENCY = Pattern.compile("(\\d{1,6})-(\\d{1,6})ms");
  private static final int RESOLUTION = 1_000_000;

  /** A range of waiting times. */
  record Latency(Duration least, Duration most) {
    static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

    private Duration drawn(int draw) {
      long span = most.minus(least).toMillis();
      return least.plusMillis(span * draw / RESOLUTION);
    }
  }

  static PaperFaults parse(String text) {
    PaperFaults faults = NONE;
    Set<String> seen = new HashSet<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split(":", 2);
      if (pair.length != 2 || !seen.add(pair[0])) {
        throw new IllegalArgumentException("not a fault, or twice: " + part);
      }
      faults = faults.with(pair[0], pair[1]);
    }
    return faults;
  }

  private PaperFaults with(String name, String value) {
    Latency wait = latency;
    Latency lookupWait = lookupLatency;
    BigDecimal lose = loseReply;
    BigDecimal refusing = refuse;
    int hide = hideLookups;
    long sown = seed;
    switch (name) {
      case "latency" -> wait = latency(value);
      case "lookup-latency" -> lookupWait = latency(value);
      case "lose-reply" -> lose = probability(value);
      case "refuse" -> refusing = probability(value);
      case "hide-lookup" -> hide = count(value);
      case "seed" -> sown = Long.parseLong(value);
      default -> throw new IllegalArgumentException("no such fault: " + name);
    }
    return new PaperFaults(wait, lookupWait, lose, refusing, hide, sown);
  }

  Duration latencyOf(ClientOrderId order) {
    return latency.drawn(draw("latency", order));
  }

  /** The wait before the lookup of that number, from 1 on, of an order. */
  Duration lookupLatencyOf(ClientOrderId order, int number) {
    return lookupLatency.drawn(draw("lookup-latency:" + number, order));
  }

  boolean losesReplyOf(ClientOrderId order) {
    return happens(loseReply, "lose-reply", order);
  }

  boolean refuses(ClientOrderId order) {
    return happens(refuse, "refuse", order);
  }

  private boolean happens(BigDecimal probability, String what, ClientOrderId order) {
    return BigDecimal.valueOf(draw(what, order))
            .compareTo(probability.multiply(BigDecimal.valueOf(RESOLUTION)))
        < 0;
  }

  private int draw(String what, ClientOrderId order) {
    return OrderDigest.of(seed + ":" + what, order).below(RESOLUTION);
  }

  private static Latency latency(String value) {
    Matcher range = LATENCY.matcher(value);
    if (!range.matches()) {
      throw new IllegalArgumentException("not a range: " + value);
    }
    Latency latency =
        new Latency(
            Duration.ofMillis(Long.parseLong(range.group(1))),
            Duration.ofMillis(Long.parseLong(range.group(2))));
    if (latency.least().compareTo(latency.most()) > 0) {
      throw new IllegalArgumentException("not a range: " + value);
    }
    return latency;
  }

  private static BigDecimal probability(String value) {
    BigDecimal probability = new BigDecimal(value);
    if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("not a probability: " + value);
    }
    return probability;
  }

  private static int count(String value) {
    int count = Integer.parseInt(value);
    if (count < 0) {
      throw new IllegalArgumentException("not a count: " + value);
    }
    return count;
  }
}
