package io.quantum.pipeline.application.doctor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.host.JournalReading;
import org.junit.jupiter.api.Test;

/** What every access to a journal says. */
public interface JournalAccessContract {

  /** Where all of it can be read. */
  JournalAccess open();

  /** Where only the user's own part can be read. */
  JournalAccess narrow();

  /** Where it cannot be asked. */
  JournalAccess helpless();

  @Test
  default void tellsAllFromAPartFromNothing() {
    assertThat(open().tryOut()).isEqualTo(new JournalReading.Readable());
    assertThat(narrow().tryOut()).isInstanceOf(JournalReading.Partial.class);
    assertThat(helpless().tryOut())
        .isInstanceOfSatisfying(
            JournalReading.Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
  }
}
