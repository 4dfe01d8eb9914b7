package io.quantum.pipeline.benchmark.soak;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Payloads of all kinds, in random order: fresh and stale openings, closes, repeats, the same
 * identity with another body, and what breaks the contract.
 *
 * <p><b>Shape</b>: JSON texts; some are none on purpose. <b>Threads</b>: not safe. The same seed
 * and clock give the same sequence.
 */
final class IntentMix {
  /** Kinds, with their share in 100. */
  enum Kind {
    FRESH(36),
    STALE(30),
    REPEATED(14),
    CONFLICTING(3),
    INVALID(14),
    CLOSE(1),
    EXPIRED_CLOSE(2);

    private final int percent;

    Kind(int percent) {
      this.percent = percent;
    }
  }

  private static final int SYMBOLS = 60;
  private static final int REMEMBERED = 200;
  private static final int STALE_SECONDS = 1_200;
  private static final int EXPIRED_SECONDS = 5_000;

  private final Random random;
  private final String[] remembered = new String[REMEMBERED];
  private int number;
  private int opened;

  IntentMix(long seed) {
    this.random = new Random(seed);
  }

  /** The next one, as made at this moment. */
  String next(Instant now) {
    return of(kind(), now);
  }

  /** One of this kind. */
  String of(Kind kind, Instant now) {
    number++;
    return switch (kind) {
      case FRESH -> remember(opening(now));
      case STALE -> opening(now.minusSeconds(STALE_SECONDS));
      case REPEATED -> opened == 0 ? remember(opening(now)) : anyOpened();
      case CONFLICTING ->
          opened == 0 ? remember(opening(now)) : anyOpened().replace("200.0", "201.0");
      case INVALID -> invalid(now);
      case CLOSE -> payload("CLOSE", now);
      case EXPIRED_CLOSE -> payload("CLOSE", now.minusSeconds(EXPIRED_SECONDS));
    };
  }

  private Kind kind() {
    int ticket = random.nextInt(100);
    for (Kind kind : Kind.values()) {
      ticket -= kind.percent;
      if (ticket < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("the shares do not sum up to 100");
  }

  private String opening(Instant made) {
    return payload(random.nextBoolean() ? "BUY" : "SELL", made);
  }

  private String invalid(Instant now) {
    String good = opening(now);
    List<String> broken =
        List.of(
            "{symbol: BTCUSDT}",
            good.replace("0.82", "1.5"),
            good.replace("USDT", "usdt"),
            good.replace("\"leverage\": 3", "\"leverage\": \"3\""),
            good.replace("\"position_size_usd\": 200.0, ", ""));
    return broken.get(random.nextInt(broken.size()));
  }

  private String payload(String action, Instant made) {
    int symbol = random.nextInt(SYMBOLS);
    return ("{\"symbol\": \"%c%cAUSDT\", \"action\": \"%s\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": \"%s\","
            + " \"intent_id\": \"soak-%d\", \"entry_price\": 95000.5, \"model\": \"lgbm-v5\"}")
        .formatted('A' + symbol % 26, 'A' + symbol / 26, action, made, number);
  }

  private String remember(String payload) {
    remembered[opened % REMEMBERED] = payload;
    opened++;
    return payload;
  }

  private String anyOpened() {
    return remembered[random.nextInt(Math.min(opened, REMEMBERED))];
  }
}
