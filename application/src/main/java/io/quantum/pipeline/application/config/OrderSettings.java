package io.quantum.pipeline.application.config;

import static io.quantum.pipeline.application.config.ValueFormat.count;
import static io.quantum.pipeline.application.config.ValueFormat.oneOf;
import static io.quantum.pipeline.application.config.ValueFormat.seconds;

import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import java.time.Duration;

/**
 * The settings of the service that the operator tools compare figures with. What only the service
 * reads is declared in its own configuration.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/service.md#ranges,
 * docs/reference/service.md#tools.
 */
public final class OrderSettings {
  /** The largest age and the largest spacing, in seconds. */
  public static final long YEAR_SECONDS = Duration.ofDays(365).toSeconds();

  /** Openings a window. */
  public static final Setting<Integer> RATE_LIMIT =
      new Setting<>(
          "EXECUTION_RATE_LIMIT",
          Integer.toString(OrderLimits.STANDARD.openings().limit()),
          count(0, OrderRate.MAX_LIMIT),
          "BUY and SELL orders in any 60 s, over all instances; 0 = none");

  /** The venue by its name. */
  public static final Setting<String> ORDER_GATEWAY =
      new Setting<>("ORDER_GATEWAY", "paper", oneOf("paper"), "the venue; only `paper` exists");

  /** Age limit of BUY and SELL. */
  public static final Setting<Duration> INTENT_MAX_AGE =
      new Setting<>(
          "INTENT_MAX_AGE_SEC",
          Long.toString(AgeLimits.STANDARD.opening().toSeconds()),
          seconds(1, YEAR_SECONDS),
          "BUY and SELL older than this expire; the same on all instances: an identity is"
              + " remembered for the largest age and a day, at least 7 days"
              + " ([what cannot be promised](guarantees.md#what-cannot-be-promised))");

  /** Age limit of CLOSE. */
  public static final Setting<Duration> CLOSE_MAX_AGE =
      new Setting<>(
          "CLOSE_MAX_AGE_SEC",
          Long.toString(AgeLimits.STANDARD.close().toSeconds()),
          seconds(1, YEAR_SECONDS),
          "CLOSE older than this goes to the dead letters; the same on all instances");

  private OrderSettings() {}

  /** Reads both age limits. */
  public static AgeLimits ages(ConfigCheck check) {
    return new AgeLimits(check.value(INTENT_MAX_AGE), check.value(CLOSE_MAX_AGE));
  }
}
