import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.TradeIntentClient;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.publish.port.in.ContractBreach;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Confidence;
import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.Leverage;
import io.quantum.pipeline.domain.intent.PositionSizeUsd;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Publishes a trade intent from Java: once as an object, once as JSON with fields of your own.
 *
 * <pre>java -cp ... PublishIntent.java REDIS_URL SOURCE SYMBOL ACTION SIZE_USD LEVERAGE</pre>
 */
public final class PublishIntent {
  private PublishIntent() {}

  public static void main(String[] args) {
    ConfigCheck check = new ConfigCheck(Map.of("REDIS_URL", args[0]));
    RedisConfig config = RedisConfig.read(check);
    check.refuseIfWrong();
    String source = args[1];

    TradeIntent intent =
        TradeIntent.builder(
                new Symbol(args[2]),
                Action.valueOf(args[3]),
                new Confidence(new BigDecimal("0.82")),
                Instant.now())
            .positionSize(Optional.of(new PositionSizeUsd(new BigDecimal(args[4]))))
            .leverage(Optional.of(new Leverage(new BigDecimal(args[5]))))
            .intentId(Optional.of(new IntentId(UUID.randomUUID().toString())))
            .build();
    String outdated =
        "{\"symbol\": \"%s\", \"side\": \"LONG\", \"confidence\": 0.82}".formatted(args[2]);

    // One client for the life of the program; it is safe to share between threads.
    try (TradeIntentClient client = TradeIntentClient.open(config)) {
      // The same call again, as after a lost reply: it writes nothing and knows the first id.
      System.out.println(described(client.publish(intent, source)));
      System.out.println(described(client.publish(intent, source)));
      try {
        client.publish(outdated.getBytes(StandardCharsets.UTF_8), source);
      } catch (ContractBreach breach) {
        breach.violations().forEach(v -> System.out.println(v.field() + " " + v.code()));
      }
    } catch (AdapterFailure unknown) {
      // Not known whether it was written: publish the same intent again, that is safe for 24 h.
      System.err.println(unknown.getMessage());
      System.exit(1);
    }
  }

  private static String described(PublishOutcome outcome) {
    return outcome.fold(
        published -> "published " + published.entryId(),
        already -> "already " + already.entryId(),
        conflict -> "another intent has this id: " + conflict.entryId(),
        full -> "full: %d of %d entries".formatted(full.length(), full.limit()));
  }
}
