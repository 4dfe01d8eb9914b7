package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import io.quantum.pipeline.domain.backlog.PipelineReading;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a tick costs the server at a million entries and thirty thousand pendings. */
final class SnapshotCostIT {
  private static final Pattern LOOKS =
      Pattern.compile("cmdstat_(eval_ro|evalsha_ro):calls=(\\d+),usec=(\\d+)");
  private static final Pattern FLOOR = Pattern.compile("cmdstat_eval:calls=(\\d+),usec=(\\d+)");

  /** A thousand calls of the quickest command, from a script. */
  private static final String A_THOUSAND_CALLS =
      "for i = 1, 1000 do redis.call('EXISTS', KEYS[1]) end return 1";

  /** A tick may take as long as so many calls from a script. */
  private static final double MAX_CALLS = 6_000;

  private static final int TICKS = 101;

  private record Spent(long calls, long micros) {}

  @Test
  void spendsNoMoreThanSomeThousandCallsATickOnALongStream() {
    try (RedisUnderTest server = RedisUnderTest.process()) {
      RedisWorld world = new RedisWorld(server);
      world.reader();
      fill(server, 1_000_000, world);
      deliver(server, 30_000, world);
      assertThat(world.inspector().snapshot()).isInstanceOf(PipelineReading.Taken.class);
      world.inspector().pendingPage(Optional.empty());
      long slow = server.commands().slowlogLen();

      List<Long> snapshots = new ArrayList<>();
      List<Long> pages = new ArrayList<>();
      List<Long> floors = new ArrayList<>();
      Optional<EntryId> behind = Optional.empty();
      long calls = 0;
      for (int tick = 0; tick < TICKS; tick++) {
        Spent start = spent(server);
        world.inspector().snapshot();
        Spent pictured = spent(server);
        behind = world.inspector().pendingPage(behind).orElseThrow().next();
        Spent paged = spent(server);
        snapshots.add(pictured.micros() - start.micros());
        pages.add(paged.micros() - pictured.micros());
        calls += paged.calls() - start.calls();
        floors.add(floor(server, world));
      }

      assertThat(calls).isEqualTo(2L * TICKS);
      // Beside other load everything takes longer, the calls as well.
      assertThat(inCalls(Collections.min(snapshots) + Collections.min(pages), floors))
          .as("snapshot %s, page %s, floor %s microseconds", snapshots, pages, floors)
          .isLessThanOrEqualTo(MAX_CALLS);
      // Only a server that was not let run took 10 ms for one: a few of so many, on a busy machine.
      assertThat(server.commands().slowlogLen() - slow).isLessThan(TICKS / 10);
      world.connections.close();
    }
  }

  @Test
  void spendsNoMoreOnAPlainSnapshotForManySymbols() {
    try (RedisUnderTest server = RedisUnderTest.process()) {
      RedisWorld world = new RedisWorld(server);
      world.reader();
      hold(server, 20_000);
      assertThat(world.inspector().plainSnapshot()).isInstanceOf(PipelineReading.Taken.class);

      List<Long> plain = new ArrayList<>();
      List<Long> floors = new ArrayList<>();
      for (int tick = 0; tick < TICKS; tick++) {
        Spent start = spent(server);
        world.inspector().plainSnapshot();
        plain.add(spent(server).micros() - start.micros());
        floors.add(floor(server, world));
      }

      assertThat(inCalls(Collections.min(plain), floors))
          .as("%s, floor %s", plain, floors)
          .isLessThanOrEqualTo(MAX_CALLS);
      world.connections.close();
    }
  }

  private static void hold(RedisUnderTest server, int symbols) {
    server
        .commands()
        .eval(
            "for i = 1, ARGV[1] do redis.call('HSET', KEYS[1], 'A' .. i .. 'USDT', '1')"
                + " redis.call('HSET', KEYS[2], 'A' .. i .. 'USDT', '2') end return 1",
            ScriptOutputType.INTEGER,
            new String[] {"quantum:paper:position", "quantum:paper:price"},
            Integer.toString(symbols));
  }

  // Half of the pendings are ghosts: their bodies are trimmed away afterwards.
  private static void fill(RedisUnderTest server, int entries, RedisWorld world) {
    for (int i = 0; i < entries / 50_000; i++) {
      server
          .commands()
          .eval(
              "for i = 1, 50000 do redis.call('XADD', KEYS[1], '*', 'source', 'desk', 'payload',"
                  + " '{\"symbol\":\"BTCUSDT\",\"action\":\"BUY\",\"confidence\":0.82,"
                  + "\"position_size_usd\":200.0,\"leverage\":3,\"timestamp\":"
                  + "\"2026-01-21T00:03:10.982Z\"}') end return 1",
              ScriptOutputType.INTEGER,
              world.keys.intentsName);
    }
  }

  private static void deliver(RedisUnderTest server, int entries, RedisWorld world) {
    server
        .commands()
        .eval(
            "redis.call('XREADGROUP', 'GROUP', ARGV[1], 'c', 'COUNT', ARGV[2], 'STREAMS', KEYS[1],"
                + " '>') redis.call('XTRIM', KEYS[1], 'MAXLEN', ARGV[3]) return 1",
            ScriptOutputType.INTEGER,
            new String[] {world.keys.intentsName},
            world.keys.groupName,
            Integer.toString(entries),
            Integer.toString(1_000_000 - entries / 2));
  }

  private static double inCalls(long micros, List<Long> floors) {
    return 1_000.0 * micros / Collections.min(floors);
  }

  private static long floor(RedisUnderTest server, RedisWorld world) {
    Spent before = spent(server, FLOOR, 0);
    server
        .commands()
        .eval(A_THOUSAND_CALLS, ScriptOutputType.INTEGER, new String[] {world.keys.intentsName});
    return spent(server, FLOOR, 0).micros() - before.micros();
  }

  private static Spent spent(RedisUnderTest server) {
    return spent(server, LOOKS, 1);
  }

  private static Spent spent(RedisUnderTest server, Pattern commands, int groupsBefore) {
    Matcher stats = commands.matcher(server.commands().info("commandstats"));
    long calls = 0;
    long micros = 0;
    while (stats.find()) {
      calls += Long.parseLong(stats.group(groupsBefore + 1));
      micros += Long.parseLong(stats.group(groupsBefore + 2));
    }
    return new Spent(calls, micros);
  }
}
