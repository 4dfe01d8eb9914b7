package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes on of a reply, wherever it was cut on its way. */
final class LongValueFilterTest {
  private static final int REPLIES = 60;

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ByteArrayOutputStream expected = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void replacesLongValuesAndNothingElseHoweverTheReplyIsCut(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < REPLIES; i++) {
      reply(random);
    }

    assertThat(passed(sent.toByteArray(), random)).isEqualTo(expected.toByteArray());
  }

  @Test
  void replacesLongValuesThoughEachByteComesAlone() {
    line("*3");
    value(bytes("short"));
    value(new byte[LongValue.LIMIT + 1]);
    value(new byte[0]);
    line("$-1");
    line(":5");
    EmbeddedChannel channel = new EmbeddedChannel(new LongValueFilter());
    for (byte one : sent.toByteArray()) {
      channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {one}));
    }

    assertThat(drained(channel)).isEqualTo(expected.toByteArray());
  }

  @Test
  void saysLengthAndBeginningOfWhatItReplaced() {
    byte[] value = "abc".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer substitute = ByteBuffer.wrap(LongValue.of(value.length, value, LongValue.BEGINNING));

    assertThat(LongValue.length(substitute)).isEqualTo(300_000);
    assertThat(DeliveryFields.text(LongValue.beginning(substitute)))
        .isEqualTo("abc".repeat(100).substring(0, LongValue.BEGINNING));
    assertThat(LongValue.length(ByteBuffer.wrap(value))).isEqualTo(300_000);
    assertThat(LongValue.isMarked(ByteBuffer.wrap(new byte[100]))).isFalse();
  }

  private void reply(Random random) {
    switch (random.nextInt(6)) {
      case 0 -> line("+OK $70000");
      case 1 -> line("-ERR no $99999999 such thing");
      case 2 -> line(":" + random.nextLong());
      case 3 -> line("$-1");
      default -> {
        line("*" + random.nextInt(9));
        for (int i = random.nextInt(6); i >= 0; i--) {
          value(random(random));
        }
      }
    }
  }

  private static byte[] random(Random random) {
    int length =
        switch (random.nextInt(8)) {
          case 0 -> LongValue.LIMIT + random.nextInt(3) - 1;
          case 1 -> LongValue.LIMIT + random.nextInt(400_000);
          default -> random.nextInt(60);
        };
    byte[] value = new byte[length];
    random.nextBytes(value);
    return value;
  }

  private void line(String text) {
    sent.writeBytes(bytes(text + "\r\n"));
    expected.writeBytes(bytes(text + "\r\n"));
  }

  private void value(byte[] value) {
    write(sent, value);
    write(
        expected,
        value.length <= LongValue.LIMIT
            ? value
            : LongValue.of(value.length, value, LongValue.BEGINNING));
  }

  private static void write(ByteArrayOutputStream to, byte[] value) {
    to.writeBytes(bytes("$" + value.length + "\r\n"));
    to.writeBytes(value);
    to.writeBytes(bytes("\r\n"));
  }

  private static byte[] passed(byte[] whole, Random random) {
    EmbeddedChannel channel = new EmbeddedChannel(new LongValueFilter());
    int at = 0;
    while (at < whole.length) {
      int most = random.nextBoolean() ? 7 : 50_000;
      int to = Math.min(whole.length, at + 1 + random.nextInt(most));
      channel.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(whole, at, to)));
      at = to;
    }
    return drained(channel);
  }

  private static byte[] drained(EmbeddedChannel channel) {
    ByteArrayOutputStream passed = new ByteArrayOutputStream();
    for (ByteBuf piece = channel.readInbound(); piece != null; piece = channel.readInbound()) {
      byte[] bytes = new byte[piece.readableBytes()];
      piece.readBytes(bytes);
      piece.release();
      passed.writeBytes(bytes);
    }
    return passed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
