package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.api.sync.RedisCommands;
import io.quantum.pipeline.adapter.redis.PipelineAudit;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.domain.history.Finding;
import io.quantum.pipeline.domain.history.HistoryRule;
import io.quantum.pipeline.domain.history.Severity;
import java.util.List;
import java.util.Set;

/** What a run has left on a server, judged by the checker of {@code quantum-ops prove --deep}. */
final class HistoryOf {
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final Set<HistoryRule> ONCE =
      Set.of(HistoryRule.ONE_ORDER, HistoryRule.SAME_IDENTITY);

  private final RedisUnderTest server;
  private final RedisCommands<String, String> redis;

  HistoryOf(RedisUnderTest server) {
    this.server = server;
    this.redis = server.commands();
  }

  /** A finished run: everything ended, exactly once, and the venue was asked in due measure. */
  void assertSound(int openings, long windowMillis) {
    assertThat(audit().findings(openings, windowMillis)).isEmpty();
    assertNothingLeft();
  }

  /** The same after a loss of the group, when entries may have been decided twice. */
  void assertSoundAcrossALoss(int openings, long windowMillis) {
    assertThat(audit().broken(openings, windowMillis)).isEmpty();
    assertNothingLeft();
  }

  /** Whatever else was done to the keys: no second order. */
  void assertNothingTwice() {
    assertThat(audit().findings(1_000_000, 1))
        .filteredOn(finding -> ONCE.contains(finding.rule()))
        .filteredOn(finding -> finding.severity() == Severity.BROKEN)
        .extracting(Finding::sentence)
        .isEmpty();
    assertNothingLeft();
  }

  /** True if all that is in the stream was read and nothing is pending or under way. */
  boolean isAtRest() {
    // In this order: what is read while we look is pending after it.
    return unread() == 0
        && pending() == 0
        && redis.hlen("quantum:exec:claimed") == 0
        && redis.zcard("quantum:exec:inflight") == 0;
  }

  private PipelineAudit audit() {
    return PipelineAudit.of(server.url());
  }

  private void assertNothingLeft() {
    assertThat(redis.hgetall("quantum:exec:claimed")).as("claimed").isEmpty();
    assertThat(redis.zrange("quantum:exec:inflight", 0, -1)).as("in flight").isEmpty();
    assertThat(redis.keys("quantum:exec:busy:*")).as("busy symbols").isEmpty();
    assertThat(pending()).as("pending").isZero();
  }

  private long pending() {
    return redis.xpending(Bus.INTENTS, GROUP).getCount();
  }

  private long unread() {
    for (Object group : redis.xinfoGroups(Bus.INTENTS)) {
      List<?> facts = (List<?>) group;
      if (facts.contains(GROUP)) {
        String last = facts.get(facts.indexOf("last-delivered-id") + 1).toString();
        Range<String> beyond =
            Range.from(Range.Boundary.excluding(last), Range.Boundary.unbounded());
        return redis.xrange(Bus.INTENTS, beyond, Limit.from(1)).size();
      }
    }
    throw new AssertionError("the group is gone");
  }
}
