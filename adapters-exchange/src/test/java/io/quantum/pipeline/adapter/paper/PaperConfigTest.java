package io.quantum.pipeline.adapter.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.ConfigProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the environment may say about the paper venue. */
final class PaperConfigTest {

  @Test
  void pricesEverySymbolAndHasNoFaultsByDefault() {
    ConfigCheck check = new ConfigCheck(Map.of());

    PaperConfig config = PaperConfig.read(check);

    assertThat(check.problems()).isEmpty();
    assertThat(config.faults()).isEqualTo(PaperFaults.NONE);
    assertThat(config.prices())
        .containsOnlyKeys("BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "XRPUSDT", "*");
    assertThat(config.prices().get("BTCUSDT").usd()).isEqualByComparingTo("95000");
    assertThat(config.prices().get("*").usd()).isEqualByComparingTo("100");
  }

  @Test
  void replacesTheWholeDefaultListWhenOneIsGiven() {
    PaperConfig config = PaperConfig.read(new ConfigCheck(Map.of("PAPER_PRICES", "DOGEUSDT=0.3")));

    assertThat(config.prices()).containsOnlyKeys("DOGEUSDT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BTCUSDT",
        "=95000",
        "BTCUSDT=",
        "BTCUSDT=cheap",
        "BTCUSDT=0",
        "BTCUSDT=-1",
        "BTCUSDT=1e10",
        "BTCUSDT=1=2"
      })
  void reportsAPriceListItCannotRead(String prices) {
    ConfigCheck check = new ConfigCheck(Map.of("PAPER_PRICES", prices));

    PaperConfig.read(check);

    assertThat(check.problems()).extracting(ConfigProblem::key).containsExactly("PAPER_PRICES");
  }

  @Test
  void reportsFaultsItDoesNotKnow() {
    ConfigCheck check = new ConfigCheck(Map.of("PAPER_FAULTS", "lose-replies:0.1"));

    PaperConfig.read(check);

    assertThat(check.problems()).extracting(ConfigProblem::key).containsExactly("PAPER_FAULTS");
  }
}
