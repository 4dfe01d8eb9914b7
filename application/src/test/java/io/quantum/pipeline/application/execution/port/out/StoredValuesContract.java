package io.quantum.pipeline.application.execution.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.execution.port.out.StoredValues.Kind;
import io.quantum.pipeline.application.execution.port.out.StoredValues.Unreadable;
import org.junit.jupiter.api.Test;

/** What everybody does who looks for values that cannot be read. */
public interface StoredValuesContract {
  /** Of a new, empty world. */
  StoredValues values();

  /** Somebody writes that value as the operators' limit. */
  void writeLimit(String value);

  @Test
  default void namesNothingWhereNobodyWroteAnything() {
    assertThat(values().unreadable()).isEmpty();
  }

  @Test
  default void saysWhatIsThereWhatMayBeThereAndWhatCountsInstead() {
    StoredValues values = values();
    writeLimit("1e9");

    Unreadable found = values.unreadable().get(0);

    assertThat(values.unreadable()).hasSize(1);
    assertThat(found.kind()).isEqualTo(Kind.LIMIT);
    assertThat(found.value()).isEqualTo("1e9");
    assertThat(found.sentence())
        .isEqualTo(
            found.key()
                + " cannot be read: '1e9'; allowed: 0 to 1000000 in digits; instead: the instances'"
                + " own limit");
  }

  @Test
  default void showsNoMoreOfAValueThanALine() {
    StoredValues values = values();
    writeLimit("\n\u001b[31m" + "9".repeat(5_000));

    Unreadable found = values.unreadable().get(0);

    assertThat(found.value()).hasSizeLessThan(80).matches("\\p{Print}*");
  }
}
