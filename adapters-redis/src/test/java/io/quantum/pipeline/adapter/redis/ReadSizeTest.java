package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many entries are asked for. */
final class ReadSizeTest {
  private static final int MOST = 500;
  private static final long MIB = 1 << 20;

  private final ReadSize size = new ReadSize();

  @Test
  void growsToWhatIsConfiguredWhileEntriesAreSmall() {
    int reads = 0;
    while (size.of(MOST) < MOST) {
      int asked = size.of(MOST);
      size.had(asked, asked, asked * 400L);
      assertThat(++reads).isLessThan(5);
    }
    size.had(MOST, MOST, MOST * 400L);
    assertThat(size.of(MOST)).isEqualTo(MOST);
  }

  @Test
  void shrinksToWhatTheBytesAllowAtOnce() {
    size.had(64, 64, 64 * MIB);
    assertThat(size.of(MOST)).isEqualTo(4);

    size.had(4, 1, 200 * MIB);
    assertThat(size.of(MOST)).isEqualTo(1);
  }

  @Test
  void growsAgainBehindLargeEntries() {
    size.had(64, 64, 640 * MIB);
    assertThat(size.of(MOST)).isEqualTo(1);
    for (int reads = 0; size.of(MOST) < MOST; reads++) {
      int asked = size.of(MOST);
      size.had(asked, asked, asked * 400L);
      assertThat(reads).isLessThan(10);
    }
  }

  @Test
  void beginsAnewWhereABacklogEnds() {
    size.had(64, 64, 1_000);
    size.had(128, 128, 1_000);
    size.had(256, 3, 1_000);

    assertThat(size.of(MOST)).isEqualTo(ReadSize.FIRST);
  }
}
