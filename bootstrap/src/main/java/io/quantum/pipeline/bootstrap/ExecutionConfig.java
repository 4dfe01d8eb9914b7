package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What decides about orders.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#ranges.
 *
 * @param limits order limits
 * @param ages age limits
 * @param terms of the contract
 * @param consumer name of this instance
 * @param batchSize entries a read
 * @param maxDeliveries attempts after which an entry is put aside
 * @param shortened true if window, lease or fence are not the real ones: for tests only
 */
record ExecutionConfig(
    OrderLimits limits,
    AgeLimits ages,
    ContractTerms terms,
    ConsumerName consumer,
    int batchSize,
    int maxDeliveries,
    boolean shortened) {

  private static final String RATE_LIMIT = "EXECUTION_RATE_LIMIT";
  private static final String SYMBOL_INTERVAL = "EXECUTION_SYMBOL_INTERVAL_SEC";
  private static final String CLOSE_RATE_LIMIT = "CLOSE_RATE_LIMIT";
  private static final String INTENT_MAX_AGE = "INTENT_MAX_AGE_SEC";
  private static final String CLOSE_MAX_AGE = "CLOSE_MAX_AGE_SEC";
  private static final String COUNT = "XREADGROUP_COUNT";
  private static final String MAX_DELIVERIES = "MAX_DELIVERIES";
  private static final String CONSUMER_NAME = "CONSUMER_NAME";
  private static final String SIDE_SUNSET = "SIDE_SUNSET";
  private static final String SYMBOL_PATTERN = "SYMBOL_PATTERN";
  private static final String WINDOW_MS = "EXECUTION_WINDOW_MS";
  private static final String LEASE_MS = "EXECUTION_LEASE_MS";
  private static final String FENCE_MS = "EXECUTION_FENCE_MS";
  private static final long YEAR_SEC = Duration.ofDays(365).toSeconds();
  private static final long WINDOW = 60_000;
  private static final long LEASE = 3_000;
  private static final long FENCE = 20_000;

  static List<String> keys() {
    return List.of(
        RATE_LIMIT,
        SYMBOL_INTERVAL,
        CLOSE_RATE_LIMIT,
        INTENT_MAX_AGE,
        CLOSE_MAX_AGE,
        COUNT,
        MAX_DELIVERIES,
        CONSUMER_NAME,
        SIDE_SUNSET,
        SYMBOL_PATTERN,
        WINDOW_MS,
        LEASE_MS,
        FENCE_MS);
  }

  static ExecutionConfig read(ConfigCheck check) {
    long window = check.number(WINDOW_MS, WINDOW, 1, 86_400_000);
    long lease = check.number(LEASE_MS, LEASE, 600, 60_000);
    long fence = check.number(FENCE_MS, FENCE, 0, 600_000);
    OrderLimits limits =
        new OrderLimits(
            rate(check, RATE_LIMIT, 5, window),
            rate(check, CLOSE_RATE_LIMIT, 60, window),
            Duration.ofSeconds(check.number(SYMBOL_INTERVAL, 30, 0, YEAR_SEC)),
            Duration.ofMillis(lease),
            Duration.ofMillis(fence));
    AgeLimits ages =
        new AgeLimits(
            Duration.ofSeconds(check.number(INTENT_MAX_AGE, 600, 1, YEAR_SEC)),
            Duration.ofSeconds(check.number(CLOSE_MAX_AGE, 3_600, 1, YEAR_SEC)));
    ContractTerms terms =
        new ContractTerms(
            check.parsed(
                SYMBOL_PATTERN,
                ContractTerms.STANDARD.symbolPattern(),
                Pattern::compile,
                "a regular expression"),
            check.parsed(
                SIDE_SUNSET,
                ContractTerms.STANDARD.sideSunset(),
                LocalDate::parse,
                "a date such as 2026-02-20"));
    ConsumerName consumer =
        check.parsed(
            CONSUMER_NAME,
            byDefault(),
            ConsumerName::new,
            "letters, digits, and . _ @ : - (stable, never a process id)");
    return new ExecutionConfig(
        limits,
        ages,
        terms,
        consumer,
        Math.toIntExact(check.number(COUNT, 500, 1, 5_000)),
        Math.toIntExact(check.number(MAX_DELIVERIES, 5, 1, 1_000)),
        window != WINDOW || lease != LEASE || fence != FENCE);
  }

  private static OrderRate rate(ConfigCheck check, String key, int byDefault, long windowMillis) {
    int limit = Math.toIntExact(check.number(key, byDefault, 0, OrderRate.MAX_LIMIT));
    return new OrderRate(limit, Duration.ofMillis(windowMillis));
  }

  private static ConsumerName byDefault() {
    try {
      String host = InetAddress.getLocalHost().getHostName();
      return new ConsumerName("execution-" + host.replaceAll("[^A-Za-z0-9._@:-]", "-"));
    } catch (UnknownHostException nameless) {
      return new ConsumerName("execution-localhost");
    }
  }
}
