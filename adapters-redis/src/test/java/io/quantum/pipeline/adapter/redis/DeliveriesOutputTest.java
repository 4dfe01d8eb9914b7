package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server, or something between, writes in an entry's place harms that entry alone. */
final class DeliveriesOutputTest {
  private final DeliveriesOutput output = DeliveriesOutput.ofRange();

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "no id", "99999999999999999999999-1", "1768952590982"})
  void leavesOutAnEntryWhoseIdIsNone(String none) {
    entry("1-1");
    entry(none);
    entry("3-3");

    assertThat(output.get().deliveries())
        .extracting(delivery -> delivery.id())
        .startsWith(EntryId.parse("1-1"))
        .endsWith(EntryId.parse("3-3"))
        .hasSizeBetween(2, 3);
    assertThat(
            output
                .get()
                .deliveries()
                .get(output.get().deliveries().size() - 1)
                .payload()
                .orElseThrow())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("of 3-3");
  }

  @Test
  void takesEveryIdThatHasSixtyFourBits() {
    entry("9300000000000000000-9300000000000000000");
    entry(EntryId.LARGEST.toString());

    assertThat(output.get().deliveries())
        .extracting(delivery -> delivery.id().toString())
        .containsExactly("9300000000000000000-9300000000000000000", EntryId.LARGEST.toString());
  }

  private void entry(String id) {
    output.set(bytes(id));
    output.set(bytes("payload"));
    output.set(bytes("of " + id));
    output.complete(1);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
