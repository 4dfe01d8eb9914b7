package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.protocol.CommandHandler;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;

/**
 * Lets replies pass, but for values that are too long: their bytes are dropped as they come in, and
 * a {@link LongValue} goes on in their place. Lettuce would gather such a value as a whole, and
 * copy it, before anybody could refuse it; whoever may write to a stream may write 512 MB there.
 *
 * <p>Replies are RESP2: lines, and values of which a line says the length. Buffers are looked
 * through, not copied; where one ends is of no importance. <b>Threads</b>: one channel's.
 * <b>Source</b>: Redis serialization protocol specification.
 */
final class LongValueFilter extends ChannelInboundHandlerAdapter {
  private static final int LINE_END = 2;
  private static final int NONE = -1;
  private static final int COPIED_AT_ONCE = 16 * 1024;

  private enum State {
    /** At the first byte of a line. */
    LINE_START,
    /** In a line that says no length. */
    LINE,
    /** In the line that says how long a value is. */
    LENGTH,
    /** In a value that passes. */
    VALUE,
    /** In a value that is dropped. */
    DROPPED
  }

  private final byte[] beginning = new byte[LongValue.BEGINNING];
  private final byte[] copy = new byte[COPIED_AT_ONCE];

  private State state = State.LINE_START;
  private long left;
  private long length;
  private boolean none;
  private int kept;

  /** In the buffer that is read: where we are, what is not passed on yet, where a length begins. */
  private int at;

  private int from;
  private int lengthAt;

  /** Puts a filter of its own into each channel of a client, before the commands. */
  static NettyCustomizer customizer() {
    return new NettyCustomizer() {
      @Override
      public void afterChannelInitialized(Channel channel) {
        String commands = channel.pipeline().context(CommandHandler.class).name();
        channel.pipeline().addBefore(commands, "long-values", new LongValueFilter());
      }
    };
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof ByteBuf bytes)) {
      ctx.fireChannelRead(message);
      return;
    }
    try {
      read(ctx, bytes);
    } finally {
      bytes.release();
    }
  }

  // What passes goes on in pieces that are as long as possible; a length goes on once it is whole.
  private void read(ChannelHandlerContext ctx, ByteBuf bytes) {
    at = bytes.readerIndex();
    from = state == State.LENGTH || state == State.DROPPED ? NONE : at;
    lengthAt = NONE;
    int end = bytes.writerIndex();
    while (at < end) {
      switch (state) {
        case LINE_START -> readLineStart(bytes, end);
        case LINE -> readLine(bytes, end);
        case LENGTH -> readLength(ctx, bytes);
        case VALUE -> skipValue(end);
        case DROPPED -> dropValue(ctx, bytes, end);
      }
    }
    pass(ctx, bytes, state == State.LENGTH ? lengthAt : end);
  }

  private void readLineStart(ByteBuf bytes, int end) {
    int next = behindShort(bytes, at, end);
    if (next > at) {
      at = next;
    } else if (bytes.getByte(at) == '$') {
      state = State.LENGTH;
      length = 0;
      none = false;
      lengthAt = at++;
    } else {
      state = State.LINE;
      at++;
    }
  }

  private void readLine(ByteBuf bytes, int end) {
    int newline = bytes.indexOf(at, end, (byte) '\n');
    at = newline < 0 ? end : newline + 1;
    state = newline < 0 ? State.LINE : State.LINE_START;
  }

  private void readLength(ChannelHandlerContext ctx, ByteBuf bytes) {
    byte next = bytes.getByte(at++);
    if (next == '-') {
      none = true;
    } else if (next >= '0' && next <= '9') {
      length = length * 10 + (next - '0');
    } else if (next == '\n') {
      lengthIsKnown(ctx, bytes);
      lengthAt = NONE;
    }
  }

  private void lengthIsKnown(ChannelHandlerContext ctx, ByteBuf bytes) {
    left = length + LINE_END;
    if (!none && length > LongValue.LIMIT) {
      pass(ctx, bytes, lengthAt);
      from = NONE;
      state = State.DROPPED;
      kept = 0;
      return;
    }
    if (lengthAt == NONE) {
      // Its line began in an earlier buffer.
      write(ctx, none ? "$-1\r\n" : "$" + length + "\r\n");
      from = at;
    }
    state = none ? State.LINE_START : State.VALUE;
  }

  private void skipValue(int end) {
    int passing = (int) Math.min(left, end - at);
    at += passing;
    left -= passing;
    state = left == 0 ? State.LINE_START : State.VALUE;
  }

  private void dropValue(ChannelHandlerContext ctx, ByteBuf bytes, int end) {
    int dropped = (int) Math.min(left, end - at);
    keepBeginning(bytes, dropped);
    at += dropped;
    left -= dropped;
    if (left == 0) {
      substitute(ctx);
      state = State.LINE_START;
      from = at;
    }
  }

  // Behind all the short values and the lines that are here as a whole, as nearly
  // everything is. Looked at in an array, because a buffer checks its bounds at each get.
  private int behindShort(ByteBuf bytes, int begin, int end) {
    int behind = begin;
    while (behind < end) {
      int copied = Math.min(end - behind, copy.length);
      bytes.getBytes(behind, copy, 0, copied);
      int last = 0;
      int next = behind(0, copied);
      while (next > 0 && next < copied) {
        last = next;
        next = behind(last, copied);
      }
      // A value may end behind the copy, but not behind the buffer.
      int reached = next > 0 && next <= end - behind ? next : last;
      if (reached == 0) {
        return behind;
      }
      behind += reached;
    }
    return behind;
  }

  // Where the value or line that begins here ends in the copy; 0 if its length is not known yet.
  private int behind(int begin, int end) {
    boolean isValue = copy[begin] == '$';
    int value = 0;
    int next = begin + 1;
    while (next < end && copy[next] != '\n') {
      int digit = copy[next] - '0';
      boolean counts = isValue && digit >= 0 && digit <= 9 && value <= LongValue.LIMIT;
      value = counts ? value * 10 + digit : value;
      isValue &= copy[next] != '-';
      next++;
    }
    if (next == end || value > LongValue.LIMIT) {
      return 0;
    }
    return isValue ? next + 1 + value + LINE_END : next + 1;
  }

  private void keepBeginning(ByteBuf bytes, int available) {
    int more = Math.min(available, beginning.length - kept);
    if (more > 0) {
      bytes.getBytes(at, beginning, kept, more);
      kept += more;
    }
  }

  private void substitute(ChannelHandlerContext ctx) {
    byte[] value = LongValue.of(length, beginning, kept);
    ByteBuf substitute = ctx.alloc().buffer(value.length + 16);
    substitute.writeCharSequence("$" + value.length + "\r\n", StandardCharsets.US_ASCII);
    substitute.writeBytes(value).writeCharSequence("\r\n", StandardCharsets.US_ASCII);
    ctx.fireChannelRead(substitute);
  }

  private static void write(ChannelHandlerContext ctx, String line) {
    ByteBuf bytes = ctx.alloc().buffer(line.length());
    bytes.writeCharSequence(line, StandardCharsets.US_ASCII);
    ctx.fireChannelRead(bytes);
  }

  private void pass(ChannelHandlerContext ctx, ByteBuf bytes, int to) {
    if (from != NONE && to > from) {
      ctx.fireChannelRead(bytes.retainedSlice(from, to - from));
    }
  }
}
