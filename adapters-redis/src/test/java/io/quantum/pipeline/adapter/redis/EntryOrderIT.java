package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts and domain put entries into the same order, on the server's own Lua. */
final class EntryOrderIT {
  private static final int PAIRS = 2_000;

  /** 2^53, 2^63 and 2^64 and their neighbours: what a double or a signed number gets wrong. */
  private static final long[] EDGES = {
    0, 1, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isTheSameInScriptsAndDomain(long seed) {
    Random random = new Random(seed);
    List<EntryId> ids = new ArrayList<>();
    for (int i = 0; i < PAIRS; i++) {
      EntryId one = new EntryId(part(random), part(random));
      ids.add(one);
      ids.add(
          switch (random.nextInt(3)) {
            case 0 -> one;
            case 1 -> new EntryId(one.millis(), part(random));
            default -> new EntryId(part(random), part(random));
          });
    }

    List<Long> byScript = before(ids.stream().map(EntryId::toString).toArray(String[]::new));

    for (int i = 0; i < PAIRS; i++) {
      EntryId one = ids.get(2 * i);
      EntryId other = ids.get(2 * i + 1);
      assertThat(byScript.get(i) == 1)
          .as("seed %d: %s before %s", seed, one, other)
          .isEqualTo(one.isBefore(other));
    }
  }

  private static long part(Random random) {
    return random.nextBoolean()
        ? EDGES[random.nextInt(EDGES.length)]
        : random.nextLong() >>> random.nextInt(Long.SIZE);
  }

  private static List<Long> before(String... pairs) {
    LuaScript any = LuaScript.named("execution/context");
    String prelude = new String(any.source(), StandardCharsets.UTF_8);
    // The prelude alone, with a body of our own behind it.
    prelude = prelude.substring(0, prelude.indexOf("-- What a batch is decided with."));
    return RedisUnderTest.shared()
        .commands()
        .eval(
            prelude
                + "local answers = {}\n"
                + "for i = 1, #ARGV, 2 do\n"
                + "  answers[#answers + 1] = before(ARGV[i], ARGV[i + 1]) and 1 or 0\n"
                + "end\n"
                + "return answers",
            ScriptOutputType.MULTI,
            new String[0],
            pairs);
  }
}
