package io.quantum.pipeline.domain.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A long pending list, page by page. */
final class PendingWalkTest {
  private static final Optional<EntryId> ON = Optional.of(new EntryId(7, 0));

  @Test
  void addsUpItsPages() {
    PendingWalk walk =
        PendingWalk.BEGINNING
            .plus(new PendingPage(400, 400, ON))
            .plus(new PendingPage(400, 30, ON));

    assertThat(walk.examined()).isEqualTo(800);
    assertThat(walk.gone()).isEqualTo(430);
    assertThat(walk.whole()).isEmpty();
  }

  @Test
  void beginsAnewAtTheEndAndKeepsWhatItFound() {
    PendingWalk walk =
        PendingWalk.BEGINNING
            .plus(new PendingPage(400, 400, ON))
            .plus(new PendingPage(100, 30, Optional.empty()))
            .plus(new PendingPage(400, 390, ON));

    assertThat(walk.whole()).contains(new PendingPage(500, 430, Optional.empty()));
    assertThat(walk.examined()).isEqualTo(400);
  }
}
