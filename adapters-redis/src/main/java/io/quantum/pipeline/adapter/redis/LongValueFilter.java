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
    int from = state == State.LENGTH || state == State.DROPPED ? -1 : bytes.readerIndex();
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    int lengthAt = -1;
    while (at < end) {
      switch (state) {
        case LINE_START -> {
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
        case LINE -> {
          int newline = bytes.indexOf(at, end, (byte) '\n');
          at = newline < 0 ? end : newline + 1;
          state = newline < 0 ? State.LINE : State.LINE_START;
        }
        case LENGTH -> {
          byte next = bytes.getByte(at++);
          if (next == '-') {
            none = true;
          } else if (next >= '0' && next <= '9') {
            length = length * 10 + (next - '0');
          } else if (next == '\n') {
            boolean drops = !none && length > LongValue.LIMIT;
            if (drops) {
              pass(ctx, bytes, from, lengthAt);
              from = -1;
              drop();
            } else {
              if (lengthAt < 0) {
                // Its line began in an earlier buffer.
                write(ctx, none ? "$-1\r\n" : "$" + length + "\r\n");
                from = at;
              }
              state = none ? State.LINE_START : State.VALUE;
              left = length + LINE_END;
            }
            lengthAt = -1;
          }
        }
        case VALUE -> {
          int passing = (int) Math.min(left, end - at);
          at += passing;
          left -= passing;
          state = left == 0 ? State.LINE_START : State.VALUE;
        }
        case DROPPED -> {
          int dropped = (int) Math.min(left, end - at);
          keepBeginning(bytes, at, dropped);
          at += dropped;
          left -= dropped;
          if (left == 0) {
            substitute(ctx);
            state = State.LINE_START;
            from = at;
          }
        }
      }
    }
    pass(ctx, bytes, from, state == State.LENGTH ? lengthAt : end);
  }

  // Behind all the short values and the lines that are here as a whole, as nearly
  // everything is. Looked at in an array, because a buffer checks its bounds at each get.
  private int behindShort(ByteBuf bytes, int begin, int end) {
    int at = begin;
    while (at < end) {
      int copied = Math.min(end - at, copy.length);
      bytes.getBytes(at, copy, 0, copied);
      int from = 0;
      int next = behind(0, copied);
      while (next > 0 && next < copied) {
        from = next;
        next = behind(from, copied);
      }
      // A value may end behind the copy, but not behind the buffer.
      int reached = next > 0 && next <= end - at ? next : from;
      if (reached == 0) {
        return at;
      }
      at += reached;
    }
    return at;
  }

  // Behind the value or line that begins here in the copy; 0 if that cannot be told.
  private int behind(int from, int end) {
    boolean isValue = copy[from] == '$';
    int value = 0;
    int next = from + 1;
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

  private void drop() {
    state = State.DROPPED;
    left = length + LINE_END;
    kept = 0;
  }

  private void keepBeginning(ByteBuf bytes, int at, int available) {
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

  private static void pass(ChannelHandlerContext ctx, ByteBuf bytes, int from, int to) {
    if (from >= 0 && to > from) {
      ctx.fireChannelRead(bytes.retainedSlice(from, to - from));
    }
  }
}
