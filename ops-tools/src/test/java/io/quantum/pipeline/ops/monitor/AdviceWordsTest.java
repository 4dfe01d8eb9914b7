package io.quantum.pipeline.ops.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.SnapshotContext.Exposure;
import io.quantum.pipeline.domain.flow.Accumulation;
import io.quantum.pipeline.domain.flow.ClearanceEta;
import io.quantum.pipeline.domain.flow.Effect;
import io.quantum.pipeline.domain.flow.Evidence;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.flow.NetInterval;
import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.flow.Recommendation;
import io.quantum.pipeline.domain.flow.SourceTally;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Advice in sentences, letter by letter where no recording shows it. */
final class AdviceWordsTest {
  private static final FlowLimits LIMITS =
      new FlowLimits(5, Duration.ofSeconds(60), AgeLimits.STANDARD);

  @ParameterizedTest
  @EnumSource
  void saysForEveryRecommendationWhatWouldProveItWrong(Recommendation recommendation) {
    assertThat(AdviceWords.recommendation(recommendation)).isNotBlank();
    assertThat(AdviceWords.refutation(recommendation)).isNotBlank();
  }

  @Test
  void namesTheWritersThatStandOut() {
    List<SourceTally.Count> counts =
        List.of(
            new SourceTally.Count("eager", 300, 100), new SourceTally.Count("steady", 500, 480));

    assertThat(sources(Evidence.Sources.Stream.INTENTS, counts, false))
        .isEqualTo(
            "publishers: eager 300 (before: 100), steady 500 (before: 480) (of the newest 2,000)");
    assertThat(sources(Evidence.Sources.Stream.DEAD_LETTERS, List.of(), false))
        .isEqualTo("refused: nobody");
  }

  private static String sources(
      Evidence.Sources.Stream stream, List<SourceTally.Count> counts, boolean complete) {
    return AdviceWords.evidence(new Evidence.Sources(stream, counts, complete));
  }

  @Test
  void saysWhetherPositionsAccumulate() {
    assertThat(positions(new Accumulation.Known(exposure(3, "600"), exposure(4, "800"), 0)))
        .isEqualTo("open positions 3 to 4, gross 600 to 800 USD, 0 closes: accumulating");
    assertThat(positions(new Accumulation.Known(exposure(3, "600"), exposure(3, "599.6"), 2)))
        .isEqualTo("open positions 3 to 3, gross 600 to 600 USD, 2 closes: not accumulating");
    assertThat(positions(new Accumulation.Unknown()))
        .isEqualTo("position accumulation unknown: no raise is recommended");
  }

  private static String positions(Accumulation accumulation) {
    return AdviceWords.evidence(new Evidence.Positions(accumulation));
  }

  private static Exposure exposure(long positions, String usd) {
    return new Exposure(positions, new BigDecimal(usd));
  }

  @Test
  void saysOnWhatElseItRests() {
    assertThat(AdviceWords.evidence(new Evidence.Executors(1, 2, TradingState.REDUCING)))
        .isEqualTo("executors alive 1 of 2, trading state REDUCING");
    assertThat(AdviceWords.evidence(new Evidence.Units(List.of()))).isEqualTo("units: none asked");
    assertThat(AdviceWords.evidence(new Evidence.Results(Optional.empty())))
        .isEqualTo("results: rate unknown");
    assertThat(AdviceWords.evidence(new Evidence.Preliminary(1, Duration.ZERO)))
        .isEqualTo("preliminary: samples 1, in 0 s");
  }

  @Test
  void saysWhatWouldChange() {
    Rate net = Rate.of(1, 6_000);

    assertThat(AdviceWords.effect(new Effect.Raise(5, 10, 25, 99, Duration.ofMinutes(5))))
        .isEqualTo(
            "at 10 a window instead of 5 up to 25 of the 99 turned away in 5 m would be admitted");
    assertThat(AdviceWords.effect(new Effect.OtherLimit(LIMITS, LIMITS.withOrders(10))))
        .isEqualTo("limit 10: at most 10 orders a minute (now 5), useful depth 100 (now 50)");
    assertThat(
            AdviceWords.effect(
                new Effect.OtherArrival(
                    50,
                    Optional.of(
                        new Effect.Outlook(
                            new NetInterval(net, net, net), new ClearanceEta.Never())))))
        .isEqualTo("arrival +50 %: net 0.167/s (0.167/s to 0.167/s), never at present rates");
    assertThat(AdviceWords.effect(new Effect.OtherArrival(-20, Optional.empty())))
        .isEqualTo("arrival -20 %: unknown, too few samples");
  }
}
