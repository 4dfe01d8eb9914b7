package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entry ids on the wire are what their text is. */
final class EntryIdsTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readAndWriteWhatTheTextSays(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      EntryId id =
          new EntryId(
              random.nextLong() >>> 1 + random.nextInt(63),
              random.nextLong() >>> 1 + random.nextInt(63));
      byte[] text = id.toString().getBytes(StandardCharsets.US_ASCII);

      assertThat(EntryIds.bytes(id)).isEqualTo(text);
      assertThat(EntryIds.read(ByteBuffer.wrap(text))).isEqualTo(id);
    }
  }

  @Test
  void readFromTheMiddleOfABufferAndLeaveItWhereItWas() {
    ByteBuffer reply = ByteBuffer.wrap("xx1768952590982-2yy".getBytes(StandardCharsets.US_ASCII));
    reply.position(2).limit(17);

    assertThat(EntryIds.read(reply)).isEqualTo(new EntryId(1_768_952_590_982L, 2));
    assertThat(reply.position()).isEqualTo(2);
  }

  @Test
  void holdTheGreatestIdOfThisTypeAndRefuseMore() {
    EntryId greatest = new EntryId(Long.MAX_VALUE, Long.MAX_VALUE);

    assertThat(EntryIds.read(ByteBuffer.wrap(EntryIds.bytes(greatest)))).isEqualTo(greatest);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                EntryIds.read(
                    ByteBuffer.wrap("9223372036854775808-0".getBytes(StandardCharsets.US_ASCII))));
  }
}
