package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every payload of the corpus that has fields gets the verdict that was written down for it. */
final class IntentContractCorpusTest {
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  static Stream<CorpusCase> cases() {
    return CorpusCase.all().stream().filter(expected -> !expected.isForTheDecoder());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  @Tag("row")
  void getsTheVerdictThatWasWrittenDown(CorpusCase expected) {
    assertThat(findings(expected, ContractProfile.PUBLISHER)).isEqualTo(expected.publisher());
    assertThat(findings(expected, ContractProfile.READER)).isEqualTo(expected.reader());
  }

  // Exact figures, so that no row can vanish without a word.
  @Test
  void leavesOnlyTheByteLevelCasesToTheDecoder() {
    List<CorpusCase> all = CorpusCase.all();

    assertThat(all.size()).isEqualTo(930);
    assertThat(all.stream().filter(CorpusCase::isForTheDecoder).count()).isEqualTo(116);
    assertThat(all).extracting(CorpusCase::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(
      value = ViolationCode.class,
      names = {"MISSING_PAYLOAD_FIELD", "WRONG_EVENT_TYPE"},
      mode = EnumSource.Mode.EXCLUDE)
  void holdsABadExampleOfEveryRuleOfAPayload(ViolationCode code) {
    assertThat(CorpusCase.all())
        .anySatisfy(
            bad -> assertThat(bad.publisher()).anyMatch(found -> found.endsWith(" " + code)));
  }

  private List<String> findings(CorpusCase of, ContractProfile profile) {
    return contract
        .judge(new DecodedPayload.Fields(of.fields()), profile, CorpusCase.NOW)
        .fold(
            accepted -> List.of(),
            refused -> refused.violations().stream().map(v -> v.field() + " " + v.code()).toList());
  }
}
