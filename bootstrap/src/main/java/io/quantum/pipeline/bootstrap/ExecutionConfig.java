package io.quantum.pipeline.bootstrap;

import static io.quantum.pipeline.application.config.ValueFormat.count;
import static io.quantum.pipeline.application.config.ValueFormat.millis;
import static io.quantum.pipeline.application.config.ValueFormat.seconds;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.OrderSettings;
import io.quantum.pipeline.application.config.Setting;
import io.quantum.pipeline.application.config.ValueFormat;
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

  private static final Setting<Integer> CLOSE_RATE_LIMIT =
      new Setting<>(
          "CLOSE_RATE_LIMIT",
          Integer.toString(OrderLimits.STANDARD.closes().limit()),
          count(0, OrderRate.MAX_LIMIT),
          "CLOSE orders in any 60 s; above it closes wait");
  private static final Setting<Duration> SYMBOL_INTERVAL =
      new Setting<>(
          "EXECUTION_SYMBOL_INTERVAL_SEC",
          Long.toString(OrderLimits.STANDARD.symbolSpacing().toSeconds()),
          seconds(0, OrderSettings.YEAR_SECONDS),
          "least time between two openings of one symbol; 0 = off");
  private static final Setting<Integer> COUNT =
      new Setting<>(
          "XREADGROUP_COUNT",
          "500",
          count(1, 5_000),
          "most entries a read, 1 to 5000; fewer at first, and where 4 MiB would be exceeded");
  private static final Setting<Integer> MAX_DELIVERIES =
      new Setting<>(
          "MAX_DELIVERIES",
          "5",
          count(1, 1_000),
          "attempts to decide an entry found pending, over all processes, before it is put aside");
  private static final Setting<ConsumerName> CONSUMER_NAME =
      new Setting<>(
          "CONSUMER_NAME",
          "execution-<hostname>",
          ValueFormat.of(
              ConsumerName::new, "letters, digits, and . _ @ : - (stable, never a process id)"),
          "stable name of this instance; never a process id");
  private static final Setting<LocalDate> SIDE_SUNSET =
      new Setting<>(
          "SIDE_SUNSET",
          ContractTerms.STANDARD.sideSunset().toString(),
          ValueFormat.of(LocalDate::parse, "a date such as 2026-02-20"),
          "last day (UTC) on which `side` is converted to `action`");
  private static final Setting<Pattern> SYMBOL_PATTERN =
      new Setting<>(
          "SYMBOL_PATTERN",
          ContractTerms.STANDARD.symbolPattern().pattern(),
          ValueFormat.of(Pattern::compile, "a regular expression"),
          "what may be traded; the whole symbol must match");
  private static final Setting<Duration> WINDOW =
      forTests(
          "EXECUTION_WINDOW_MS", "window", OrderLimits.STANDARD.openings().window(), 1, 86_400_000);
  private static final Setting<Duration> LEASE =
      forTests("EXECUTION_LEASE_MS", "lease", OrderLimits.STANDARD.lease(), 600, 60_000);
  private static final Setting<Duration> FENCE =
      forTests("EXECUTION_FENCE_MS", "fence", OrderLimits.STANDARD.fence(), 0, 600_000);

  static ExecutionConfig read(ConfigCheck check) {
    Duration window = check.value(WINDOW);
    Duration lease = check.value(LEASE);
    Duration fence = check.value(FENCE);
    OrderLimits limits =
        new OrderLimits(
            new OrderRate(check.value(OrderSettings.RATE_LIMIT), window),
            new OrderRate(check.value(CLOSE_RATE_LIMIT), window),
            check.value(SYMBOL_INTERVAL),
            lease,
            fence);
    AgeLimits ages = OrderSettings.ages(check);
    ContractTerms terms = new ContractTerms(check.value(SYMBOL_PATTERN), check.value(SIDE_SUNSET));
    ConsumerName consumer = check.value(CONSUMER_NAME, byDefault());
    OrderLimits real = OrderLimits.STANDARD;
    return new ExecutionConfig(
        limits,
        ages,
        terms,
        consumer,
        check.value(COUNT),
        check.value(MAX_DELIVERIES),
        !List.of(window, lease, fence)
            .equals(List.of(real.openings().window(), real.lease(), real.fence())));
  }

  private static Setting<Duration> forTests(
      String name, String what, Duration byDefault, long least, long most) {
    return new Setting<>(
        name,
        Long.toString(byDefault.toMillis()),
        millis(least, most),
        "for tests only: another " + what);
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
