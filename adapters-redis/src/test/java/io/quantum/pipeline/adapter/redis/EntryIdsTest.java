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
              random.nextLong() >>> random.nextInt(64), random.nextLong() >>> random.nextInt(64));
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
  void holdTheLargestIdOfAServerAndRefuseMore() {
    assertThat(EntryIds.read(ByteBuffer.wrap(EntryIds.bytes(EntryId.LARGEST))))
        .isEqualTo(EntryId.LARGEST);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                EntryIds.read(
                    ByteBuffer.wrap("18446744073709551616-0".getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void knowThatNothingIsBehindTheLargest() {
    assertThat(EntryIds.behind(EntryId.LARGEST, EntryId.LARGEST)).isEmpty();
    assertThat(EntryIds.behind(EntryId.ZERO, EntryId.LARGEST).orElseThrow().getLower().getValue())
        .isEqualTo("0-1");
  }
}
