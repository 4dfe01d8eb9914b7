package io.quantum.pipeline.domain.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of the fields of a pack. */
final class PackFieldTest {

  @Test
  void namesEachFieldOnce() {
    assertThat(Arrays.stream(PackField.values()).map(PackField::toString))
        .doesNotHaveDuplicates()
        .contains("results.length", "groups.*.waiting", "logs.lines", "logs.*.lines");
  }

  @Test
  void standsInTheOrderOfTheSections() {
    assertThat(Arrays.stream(PackField.values()).map(PackField::part)).isSorted();
    assertThat(Arrays.stream(PackField.values()).map(PackField::part).distinct())
        .containsExactly(ProofPart.values());
  }

  @ParameterizedTest
  @EnumSource
  void isTheFieldAtItsPlace(PackField field) {
    boolean single = field.subject() == PackField.Subject.NONE;
    ProofField place = single ? field.place() : field.place("a.b");

    assertThat(Arrays.stream(PackField.values()).filter(each -> each.is(place)))
        .containsExactly(field);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> (single ? field.place("a.b") : field.place()).path());
  }

  @ParameterizedTest
  @EnumSource
  void hasACountForEachOutcome(OutcomeCode code) {
    assertThat(PackField.outcome(code).place().path())
        .isEqualTo("conservation.outcome_" + code.wireName());
  }

  @ParameterizedTest
  @CsvSource({
    "RESULTS, lenght, results.length",
    "UNITS, restart, units.*.restarts",
    "RESULTS, waiting, groups.*.waiting",
    "WINDOW, tradingstate, window.trading_state"
  })
  void findsWhatWasMeant(ProofPart part, String name, String meant) {
    assertThat(PackField.nearest(part, name, 1)).hasToString("[" + meant + "]");
  }

  @ParameterizedTest
  @CsvSource({"'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "same, same, 0", "ab, ba, 2"})
  void countsLettersToChange(String from, String to, int distance) {
    assertThat(EditDistance.between(from, to)).isEqualTo(distance);
  }
}
