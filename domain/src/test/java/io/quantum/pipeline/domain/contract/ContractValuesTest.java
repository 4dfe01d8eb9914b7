package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The values that the rules work on. */
final class ContractValuesTest {
  @Test
  void refusesNothingWithoutAReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DecodedPayload.Malformed(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> new ContractVerdict.Refused(List.of()));
  }

  @Test
  void remembersWhichFieldsWereSet() {
    PayloadFields.Builder fields = PayloadFields.builder().set(IntentField.MODEL, FieldValue.NULL);

    assertThat(fields.has(IntentField.MODEL)).isTrue();
    assertThat(fields.has(IntentField.REASON)).isFalse();
  }

  @Test
  void endsTheTableWithTheReason() {
    assertThat(IntentField.SYMBOL.isInTable()).isTrue();
    assertThat(IntentField.REASON.isInTable()).isTrue();
    assertThat(IntentField.SIDE.isInTable()).isFalse();
    assertThat(IntentField.AI_LEVERAGE.isInTable()).isFalse();
  }
}
