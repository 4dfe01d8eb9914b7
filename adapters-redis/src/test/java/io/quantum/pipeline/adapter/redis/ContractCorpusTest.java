package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.CorpusCase;
import io.quantum.pipeline.domain.contract.IntentContract;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every payload of the corpus gets exactly the verdict that was written down for it. */
final class ContractCorpusTest {
  private final JacksonIntentCodec codec = new JacksonIntentCodec();
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  static Stream<CorpusCase> cases() {
    return CorpusCase.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void getsTheVerdictThatWasWrittenDown(CorpusCase expected) {
    assertThat(findings(expected, ContractProfile.PUBLISHER)).isEqualTo(expected.publisher());
    assertThat(findings(expected, ContractProfile.READER)).isEqualTo(expected.reader());
  }

  @Test
  void isLargeAndMostlyBad() {
    List<CorpusCase> all = CorpusCase.all();

    assertThat(all).hasSizeGreaterThanOrEqualTo(400);
    assertThat(all).filteredOn(c -> !c.publisher().isEmpty()).hasSizeGreaterThanOrEqualTo(150);
  }

  private List<String> findings(CorpusCase of, ContractProfile profile) {
    return contract
        .judge(codec.decode(of.payload()), profile, CorpusCase.NOW)
        .fold(
            accepted -> List.of(),
            refused -> refused.violations().stream().map(v -> v.field() + " " + v.code()).toList());
  }
}
