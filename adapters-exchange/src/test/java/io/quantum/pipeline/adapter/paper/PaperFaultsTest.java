package io.quantum.pipeline.adapter.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.intent.Intents;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults hit the same orders for the same seed, at the rate asked for. */
final class PaperFaultsTest {
  private static final int ORDERS = 2_000;
  private static final List<ClientOrderId> IDS =
      IntStream.range(0, ORDERS)
          .mapToObj(i -> Orders.claimed(Intents.buy("BTCUSDT").withId("i" + i)))
          .map(claimed -> claimed.order().clientOrderId())
          .toList();

  @Test
  void doesNothingUnlessTold() {
    assertThat(hit(PaperFaults.NONE::refuses)).isEmpty();
    assertThat(hit(PaperFaults.NONE::losesReplyOf)).isEmpty();
    assertThat(IDS).allSatisfy(id -> assertThat(PaperFaults.NONE.latencyOf(id)).isZero());
    assertThat(PaperFaults.NONE.hideLookups()).isZero();
  }

  @Test
  void hitsNobodyAtZeroAndEverybodyAtOne() {
    PaperFaults faults = PaperFaults.parse("refuse:0,lose-reply:1");

    assertThat(hit(faults::refuses)).isEmpty();
    assertThat(hit(faults::losesReplyOf)).hasSize(ORDERS);
  }

  // Five standard deviations either way; the ids are fixed, so this fails always or never.
  @Test
  void keepsToTheRateAskedFor() {
    PaperFaults faults = PaperFaults.parse("refuse:0.1,lose-reply:0.3");

    assertThat(hit(faults::refuses)).hasSizeBetween(133, 267);
    assertThat(hit(faults::losesReplyOf)).hasSizeBetween(498, 702);
  }

  @Test
  void hitsTheSameOrdersInWhateverOrderTheyAreAsked() {
    List<ClientOrderId> hit = hit(PaperFaults.parse("lose-reply:0.5,seed:7")::losesReplyOf);
    PaperFaults backwards = PaperFaults.parse("seed:7,lose-reply:0.5");

    for (int i = ORDERS - 1; i >= 0; i--) {
      assertThat(backwards.losesReplyOf(IDS.get(i))).isEqualTo(hit.contains(IDS.get(i)));
    }
  }

  @Test
  void hitsOtherOrdersUnderAnotherSeed() {
    assertThat(hit(PaperFaults.parse("refuse:0.5,seed:1")::refuses))
        .isNotEqualTo(hit(PaperFaults.parse("refuse:0.5,seed:2")::refuses))
        .isEqualTo(hit(PaperFaults.parse("refuse:0.5")::refuses));
  }

  @Test
  void drawsEachFaultForItself() {
    PaperFaults faults = PaperFaults.parse("refuse:0.5,lose-reply:0.5");

    assertThat(hit(faults::refuses)).isNotEqualTo(hit(faults::losesReplyOf));
  }

  @Test
  void spreadsLatencyOverItsRange() {
    List<Duration> latencies =
        IDS.stream().map(PaperFaults.parse("latency:10-500ms")::latencyOf).toList();

    assertThat(latencies)
        .allSatisfy(
            latency -> assertThat(latency).isBetween(Duration.ofMillis(10), Duration.ofMillis(500)))
        .anySatisfy(latency -> assertThat(latency).isLessThan(Duration.ofMillis(60)))
        .anySatisfy(latency -> assertThat(latency).isGreaterThan(Duration.ofMillis(450)));
  }

  @Test
  void drawsEachLookupOfAnOrderForItselfAndAlwaysTheSame() {
    PaperFaults faults = PaperFaults.parse("lookup-latency:10-500ms,seed:7");
    PaperFaults same = PaperFaults.parse("seed:7,lookup-latency:10-500ms");
    List<Duration> waits =
        IntStream.rangeClosed(1, 100)
            .mapToObj(number -> faults.lookupLatencyOf(IDS.get(0), number))
            .toList();

    assertThat(waits)
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofMillis(10), Duration.ofMillis(500)))
        .anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofMillis(60)))
        .anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(450)));
    assertThat(IntStream.rangeClosed(1, 100).mapToObj(n -> same.lookupLatencyOf(IDS.get(0), n)))
        .containsExactlyElementsOf(waits);
    assertThat(faults.latencyOf(IDS.get(0))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "refuse",
        "explode:1",
        "refuse:1.1",
        "refuse:-0.1",
        "refuse:often",
        "latency:5ms",
        "latency:9-5ms",
        "latency:5-9",
        "lookup-latency:5",
        "lookup-latency:9-5ms",
        "hide-lookup:-1",
        "hide-lookup:1.5",
        "seed:x"
      })
  void refusesWhatItDoesNotUnderstand(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> PaperFaults.parse(text));
  }

  private static List<ClientOrderId> hit(Predicate<ClientOrderId> fault) {
    return IDS.stream().filter(fault).toList();
  }
}
