package io.quantum.pipeline.adapter.paper;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.Setting;
import io.quantum.pipeline.application.config.ValueFormat;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the paper venue asks for things, and how it misbehaves on purpose.
 *
 * <p><b>Shape</b>: prices as {@code SYMBOL=price,...}, {@code *} for all others. <b>Units</b>: USD.
 * <b>Threads</b>: immutable. <b>Errors</b>: {@link #read} reports to the check. <b>Source</b>:
 * docs/reference/venue.md#pricing, docs/reference/venue.md#faults.
 */
public final class PaperConfig {
  private static final String ANY = "*";
  private static final Setting<Map<String, Price>> PRICES =
      new Setting<>(
          "PAPER_PRICES",
          "BTCUSDT=95000,ETHUSDT=3400,BNBUSDT=680,SOLUSDT=185,XRPUSDT=2.45,*=100",
          ValueFormat.of(
              PaperConfig::parsePrices,
              "SYMBOL=price pairs with commas between, * for all others, such as"
                  + " BTCUSDT=95000,*=100"),
          "prices of the paper venue; `*` for all others");
  private static final Setting<Optional<PaperFaults>> FAULTS =
      Setting.optional(
          "PAPER_FAULTS",
          ValueFormat.of(PaperFaults::parse, PaperFaults.SHAPE),
          "`latency:A-Bms`, `lookup-latency:A-Bms`, `lose-reply:P`, `refuse:P`, `hide-lookup:N`,"
              + " `seed:S`");

  private final Map<String, Price> prices;
  private final PaperFaults faults;

  PaperConfig(Map<String, Price> prices, PaperFaults faults) {
    this.prices = Map.copyOf(prices);
    this.faults = Objects.requireNonNull(faults, "faults");
  }

  /** Reads the values and reports everything wrong with them to the check. */
  public static PaperConfig read(ConfigCheck check) {
    return new PaperConfig(check.value(PRICES), check.value(FAULTS).orElse(PaperFaults.NONE));
  }

  /** True if faults are switched on: for tests and drills, and to be shouted about. */
  public boolean misbehaves() {
    return !faults.equals(PaperFaults.NONE);
  }

  Map<String, Price> prices() {
    return prices;
  }

  PaperFaults faults() {
    return faults;
  }

  static Map<String, Price> parsePrices(String text) {
    Map<String, Price> prices = new HashMap<>();
    for (String pair : text.split(",", -1)) {
      String[] parts = pair.strip().split("=", -1);
      if (parts.length != 2 || !(parts[0].equals(ANY) || Symbol.isSymbol(parts[0]))) {
        throw new IllegalArgumentException("not a pair: " + pair);
      }
      if (prices.put(parts[0], new Price(new BigDecimal(parts[1]))) != null) {
        throw new IllegalArgumentException("twice: " + parts[0]);
      }
    }
    return prices;
  }
}
