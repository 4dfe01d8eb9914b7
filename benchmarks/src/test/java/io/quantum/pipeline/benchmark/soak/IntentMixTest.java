package io.quantum.pipeline.benchmark.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.benchmark.RealCodec;
import io.quantum.pipeline.benchmark.soak.IntentMix.Kind;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.IntentContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IntentMixTest {
  private static final Instant NOW = Instant.parse("2026-01-21T00:03:11Z");
  private static final IntentContract CONTRACT = new IntentContract(ContractTerms.STANDARD);
  private static final IntentDecoder DECODER = new RealCodec().decoder();

  private final IntentMix mix = new IntentMix(3);

  @ParameterizedTest
  @EnumSource(names = "INVALID", mode = EnumSource.Mode.EXCLUDE)
  void keepsTheContract(Kind kind) {
    for (int i = 0; i < 50; i++) {
      assertThat(verdict(mix.of(kind, NOW))).isInstanceOf(ContractVerdict.Accepted.class);
    }
  }

  @Test
  void breaksTheContractOnPurpose() {
    for (int i = 0; i < 50; i++) {
      assertThat(verdict(mix.of(Kind.INVALID, NOW))).isInstanceOf(ContractVerdict.Refused.class);
    }
  }

  @Test
  void repeatsAnOpeningByteForByte() {
    String opening = mix.of(Kind.FRESH, NOW);

    assertThat(mix.of(Kind.REPEATED, NOW)).isEqualTo(opening);
    assertThat(mix.of(Kind.CONFLICTING, NOW)).isNotEqualTo(opening).contains("\"soak-1\"");
  }

  @Test
  void isTheSameForTheSameSeed() {
    IntentMix other = new IntentMix(3);

    assertThat(IntStream.range(0, 1_000).mapToObj(i -> mix.next(NOW)))
        .containsExactlyElementsOf(
            IntStream.range(0, 1_000).mapToObj(i -> other.next(NOW)).toList());
  }

  private static ContractVerdict verdict(String payload) {
    return CONTRACT.judge(
        DECODER.decode(payload.getBytes(StandardCharsets.UTF_8)), ContractProfile.READER, NOW);
  }
}
