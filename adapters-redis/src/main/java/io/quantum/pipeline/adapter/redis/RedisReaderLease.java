package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.port.out.LeaseDecision;
import io.quantum.pipeline.application.port.out.ReaderLease;
import io.quantum.pipeline.application.port.out.ReaderTerm;
import io.quantum.pipeline.domain.stream.ConsumerName;
import jakarta.inject.Inject;
import java.time.Duration;

/** The reader's seat as one hash; its epoch never falls. */
final class RedisReaderLease implements ReaderLease {
  private static final LuaScript TAKE = LuaScript.named("lease_take");
  private static final LuaScript RENEW = LuaScript.named("lease_renew");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisReaderLease(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public LeaseDecision take(ConsumerName me, String token) {
    Reply reply =
        new Reply(
            redis.step(
                "take the reader lease",
                TAKE,
                new byte[][] {keys.reader},
                new Arguments().add(me.text()).add(token).add(TERM.toMillis()).toArray()));
    if (reply.text(0).equals("OCCUPIED")) {
      return new LeaseDecision.Occupied(
          new ConsumerName(reply.text(1)), Duration.ofMillis(reply.number(2)));
    }
    return new LeaseDecision.Granted(
        new ReaderTerm(me, token, reply.number(1)), reply.maybeText(2).map(ConsumerName::new));
  }

  @Override
  public boolean renew(ReaderTerm term) {
    return prolong("renew the reader lease", term, TERM);
  }

  @Override
  public void release(ReaderTerm term) {
    prolong("give up the reader lease", term, Duration.ZERO);
  }

  private boolean prolong(String what, ReaderTerm term, Duration by) {
    Reply reply =
        new Reply(
            redis.step(
                what,
                RENEW,
                new byte[][] {keys.reader, keys.openingWindow, keys.closeWindow},
                new Arguments().add(term.epoch()).add(term.token()).add(by.toMillis()).toArray()));
    return reply.number(0) == 1;
  }
}
