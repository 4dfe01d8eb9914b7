package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Consumer;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own trimming never takes what a group has not read, whatever its ids look like. */
final class TrimmingLargeIdsIT {
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final int ENTRIES = 1_000;
  private static final int READ = 240;

  /** Few enough that nothing is read ahead. */
  private static final int AT_ONCE = 80;

  private final RedisWorld world = new RedisWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-9007199254740992",
        "1-18446744073709550000",
        "9007199254740992-0",
        "9223372036854775000-0",
        "18446744073709550000-0"
      })
  void keepsWhatOurGroupHasNotRead(String first) {
    world.reader();
    add(first);
    for (int read = 0; read < READ; read += AT_ONCE) {
      world.readNew(AT_ONCE).forEach(delivery -> world.acknowledge(delivery.id()));
    }

    StreamRetention.Trimmed trimmed = trim();

    assertThat(trimmed.removed()).isPositive();
    assertThat(trimmed.left()).isGreaterThan(ENTRIES - READ);
    assertThat(world.readNew(ENTRIES)).hasSize(ENTRIES - READ);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-9007199254740992", "1-18446744073709550000", "9007199254740992-0"})
  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  void keepsWhatAnotherGroupHasNotRead(String first) {
    world.reader();
    add(first);
    world.server.commands().xgroupCreate(XReadArgs.StreamOffset.from(INTENTS, "0"), "research");
    research(READ);
    world.readNew(ENTRIES).forEach(delivery -> world.acknowledge(delivery.id()));

    trim();

    assertThat(research(ENTRIES)).isEqualTo(ENTRIES - READ);
  }

  private StreamRetention.Trimmed trim() {
    return new RedisStreamRetention(
            world.connections, world.configWith("EXECUTION_STREAM_MAXLEN", 10), world.keys)
        .trim();
  }

  @SuppressWarnings("unchecked") // Lettuce takes generic varargs.
  private int research(int most) {
    return world
        .server
        .commands()
        .xreadgroup(
            Consumer.from("research", "r-1"),
            XReadArgs.Builder.count(most).noack(true),
            XReadArgs.StreamOffset.lastConsumed(INTENTS))
        .size();
  }

  private void add(String first) {
    String[] parts = first.split("-");
    boolean bySequence = !parts[1].equals("0");
    BigInteger begin = new BigInteger(bySequence ? parts[1] : parts[0]);
    for (int i = 0; i < ENTRIES; i++) {
      BigInteger part = begin.add(BigInteger.valueOf(i));
      String id = bySequence ? parts[0] + "-" + part : part + "-0";
      world.server.commands().xadd(INTENTS, new XAddArgs().id(id), Map.of("payload", "{}"));
    }
  }
}
