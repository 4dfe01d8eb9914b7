package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large an entry may be before it is refused for that alone. */
final class EntrySizeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "1000, 1048576, true",
    "1001, 10, false",
    "10, 1048577, false",
    "1001, 1048577, false"
  })
  void isBoundedByFieldsAndByBytes(long fields, long bytes, boolean bounded) {
    EntrySize size = new EntrySize(fields, bytes);

    assertThat(size.isBounded()).isEqualTo(bounded);
    assertThat(size.isKnown()).isTrue();
    assertThat(size.judge()).hasSize(bounded ? 0 : 1);
  }

  @Test
  void isNotBoundedWhileNobodyKnowsIt() {
    assertThat(EntrySize.UNKNOWN.isKnown()).isFalse();
    assertThat(EntrySize.UNKNOWN.isBounded()).isFalse();
  }

  @Test
  void countsNothingTwiceWhenAValueIsJudgedByItself() {
    EntrySize entry = new EntrySize(4, 2_000_000);

    assertThat(entry.less(1_500_000)).isEqualTo(new EntrySize(4, 500_000));
    assertThat(entry.less(3_000_000)).isEqualTo(new EntrySize(4, 0));
  }

  @Test
  void saysWhatWasFoundAndWhatIsAllowed() {
    assertThat(new EntrySize(1_001, 7).judge())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.code()).isEqualTo(ViolationCode.TOO_LARGE);
              assertThat(violation.value()).isEqualTo("1001 fields, 7 bytes");
              assertThat(violation.message()).contains("1000 fields").contains("1048576 bytes");
            });
    assertThat(EntrySize.payloadTooLong(16_385).value()).isEqualTo("16385 bytes");
    assertThat(EntrySize.payloadTooLong(16_385).message()).contains("16384 bytes");
  }
}
