package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.history.CheckHistoryService;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The history checker for tests: everything that a Redis holds, against every promise.
 *
 * <pre>assertThat(PipelineAudit.of(redis.url()).findings(5, 60_000)).isEmpty();</pre>
 *
 * <p>A run that loses the group on purpose uses {@link #broken}: decisions made twice across a heal
 * are warnings. <b>Threads</b>: safe. <b>Errors</b>: {@link AssertionError} if it cannot be read.
 */
public final class PipelineAudit {
  private final RedisConfig config;

  private PipelineAudit(RedisConfig config) {
    this.config = config;
  }

  /** Of this server, under the usual names. */
  public static PipelineAudit of(String redisUrl) {
    return new PipelineAudit(RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", redisUrl))));
  }

  /**
   * Everything worth a look: what is broken, what is unusual, what cannot be told.
   *
   * @param limit openings allowed in a window
   * @param windowMillis length of the window
   */
  public List<Finding> findings(int limit, long windowMillis) {
    return report(limit, windowMillis).findings();
  }

  /** Broken promises only. */
  public List<Finding> broken(int limit, long windowMillis) {
    return findings(limit, windowMillis).stream()
        .filter(finding -> finding.severity() == Severity.BROKEN)
        .toList();
  }

  /** The findings with how much was read. */
  public HistoryReport report(int limit, long windowMillis) {
    OrderRate rate = new OrderRate(limit, Duration.ofMillis(windowMillis));
    try (RedisConnections redis = new RedisConnections(config, System::nanoTime)) {
      RedisKeys keys = new RedisKeys(config);
      OrderLimits limits =
          new OrderLimits(rate, rate, Duration.ZERO, Duration.ofSeconds(3), Duration.ZERO);
      return new CheckHistoryService(
              new RedisHistoryArchive(redis, keys),
              new RedisStreamInspector(redis, keys, limits),
              new IntentContract(ContractTerms.STANDARD),
              new JacksonIntentCodec())
          .check(rate, (stream, read) -> {})
          .fold(
              checked -> checked.report(),
              unreadable -> {
                throw new AssertionError(unreadable.why());
              });
    }
  }
}
