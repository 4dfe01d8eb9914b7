package io.quantum.pipeline.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.proof.ProofEntry.Stability;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proof pack refuses to be, and what it can be asked. */
final class ProofPackTest {
  private static final Instant NOW = Instant.parse("2026-01-21T00:00:00Z");
  private static final ProofField WAITING =
      ProofField.of(ProofPart.GROUPS, "quantum:group:execution:trade.intent", "waiting");

  @Test
  void namesAFieldBySectionSubjectAndName() {
    assertThat(WAITING.path()).isEqualTo("groups.quantum:group:execution:trade.intent.waiting");
    assertThat(ProofField.of(ProofPart.RESULTS, "length").path()).isEqualTo("results.length");
  }

  @Test
  void findsAValueByItsField() {
    ProofPack pack = pack(entry(WAITING));

    assertThat(pack.value(WAITING)).contains(ProofValue.of(Figure.exact(3)));
    assertThat(pack.value(ProofField.of(ProofPart.GROUPS, "other", "waiting"))).isEmpty();
  }

  @Test
  void saysWhichRequiredSectionsAreMissing() {
    assertThat(pack(entry(WAITING)).missing())
        .containsExactly(
            ProofPart.IDENTITY, ProofPart.RESULTS, ProofPart.WINDOW, ProofPart.CONSERVATION);
  }

  @Test
  void refusesAPackWithoutASectionOrOutOfOrder() {
    List<ProofSection> sections = new ArrayList<>(pack(entry(WAITING)).sections());
    sections.add(sections.remove(0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProofPack(ProofLabel.BEFORE, NOW, sections));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProofPack(ProofLabel.BEFORE, NOW, sections.subList(0, 3)));
  }

  @Test
  void refusesAFieldThatIsForeignOrThereTwice() {
    assertThatIllegalArgumentException().isThrownBy(() -> pack(entry(WAITING), entry(WAITING)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pack(entry(ProofField.of(ProofPart.RESULTS, "length"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../etc", "-o", ".hidden", "a b", "a/b"})
  void refusesALabelThatIsNoFileName(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProofLabel(text));
  }

  @Test
  void refusesTextThatWouldBreakALine() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProofValue.Text("a\nb"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProofField.of(ProofPart.UNITS, "a\u001b[2J", "state"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProofField.of(ProofPart.UNITS, "a.service", "Active State"));
  }

  // The exact Poisson interval, as tables have it.
  @ParameterizedTest
  @CsvSource({
    "0, 0.000, 3.689",
    "1, 0.025, 5.572",
    "5, 1.623, 11.668",
    "10, 4.795, 18.390",
    "100, 81.36, 121.63"
  })
  void knowsHowFarACountCanBeRelied(long events, double low, double high) {
    ProofValue.Tally tally = new ProofValue.Tally(events, Duration.ofSeconds(1));

    assertThat(tally.low().perSecond()).isCloseTo(low, org.assertj.core.data.Offset.offset(0.03));
    assertThat(tally.high().perSecond()).isCloseTo(high, org.assertj.core.data.Offset.offset(0.04));
  }

  private static ProofEntry entry(ProofField field) {
    return new ProofEntry(field, ProofValue.of(Figure.exact(3)), Stability.STABLE);
  }

  private static ProofPack pack(ProofEntry... groups) {
    return new ProofPack(
        ProofLabel.BEFORE,
        NOW,
        Arrays.stream(ProofPart.values())
            .map(
                part ->
                    part == ProofPart.GROUPS
                        ? new ProofSection(part, Completeness.COMPLETE, List.of(groups))
                        : ProofSection.unknown(part, "not asked"))
            .toList());
  }
}
