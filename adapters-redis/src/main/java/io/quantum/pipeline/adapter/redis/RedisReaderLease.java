package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.stream.ConsumerName;
import jakarta.inject.Inject;
import java.time.Duration;

/** The reader's lease as one hash; its epoch never falls. */
final class RedisReaderLease implements ReaderLease {
  private static final LuaScript TAKE = LuaScript.named("execution/lease_take");
  private static final LuaScript RENEW = LuaScript.named("execution/lease_renew");

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final Ticker ticker;
  private Watched watched = new Watched("", "", 0);

  /**
   * The end of another's term, its epoch, and when it is over by the clock of this process: the
   * server's may step.
   */
  private record Watched(String end, String epoch, long overNanos) {}

  @Inject
  RedisReaderLease(RedisConnections redis, RedisKeys keys, Ticker ticker) {
    this.redis = redis;
    this.keys = keys;
    this.ticker = ticker;
  }

  @Override
  public synchronized LeaseDecision take(ConsumerName me, String token) {
    String running = ticker.nanos() - watched.overNanos() < 0 ? watched.epoch() : "";
    Reply reply =
        new Reply(
            redis.step(
                "take the reader lease",
                TAKE,
                new byte[][] {keys.reader},
                new Arguments()
                    .add(me.text())
                    .add(token)
                    .add(TERM.toMillis())
                    .add(running)
                    .toArray()));
    if (reply.text(0).equals("OCCUPIED")) {
      Duration left = Duration.ofMillis(reply.number(2));
      watch(reply.text(3), reply.text(4), least(left, TERM));
      return new LeaseDecision.Occupied(new ConsumerName(reply.text(1)), left);
    }
    return new LeaseDecision.Granted(
        new FencingToken(me, token, reply.number(1)), reply.maybeText(2).map(ConsumerName::new));
  }

  // A renewal makes a term longer, and a step of the server's clock makes none shorter.
  private void watch(String end, String epoch, Duration left) {
    long over = ticker.nanos() + left.toNanos();
    if (!end.equals(watched.end()) || !epoch.equals(watched.epoch())) {
      boolean longer = epoch.equals(watched.epoch()) && watched.overNanos() - over > 0;
      watched = new Watched(end, epoch, longer ? watched.overNanos() : over);
    }
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public boolean renew(FencingToken fence) {
    return prolong("renew the reader lease", fence, TERM);
  }

  @Override
  public void release(FencingToken fence) {
    prolong("give up the reader lease", fence, Duration.ZERO);
  }

  private boolean prolong(String what, FencingToken fence, Duration by) {
    Reply reply =
        new Reply(
            redis.step(
                what,
                RENEW,
                new byte[][] {keys.reader, keys.openingWindow, keys.closeWindow},
                new Arguments()
                    .add(fence.epoch())
                    .add(fence.token())
                    .add(by.toMillis())
                    .toArray()));
    return reply.number(0) == 1;
  }
}
