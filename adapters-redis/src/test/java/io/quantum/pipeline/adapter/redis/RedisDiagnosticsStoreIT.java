package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.Range;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.control.port.out.DiagnosticsStoreContract;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.operator.Lasting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract on a real Redis, and what stands there afterwards. */
final class RedisDiagnosticsStoreIT implements DiagnosticsStoreContract {
  private static final String KEY = "quantum:exec:diag";
  private static final String AUDIT = "quantum:stream:execution.audit";
  private static final Lasting TEN_MINUTES = new Lasting(Duration.ofMinutes(10));

  @Override
  public PipelineWorld world() {
    return new RedisWorld();
  }

  @Test
  void recordsWhoWantedThemAndWhy() {
    RedisWorld world = new RedisWorld();

    world.diagnostics().on(TEN_MINUTES, NOTE);

    assertThat(world.server.commands().get(KEY)).isEqualTo("ann");
    assertThat(world.server.commands().pttl(KEY)).isBetween(590_000L, 600_000L);
    world.diagnostics().off(NOTE);
    world.diagnostics().off(NOTE);
    assertThat(world.server.commands().exists(KEY)).isZero();
    assertThat(world.server.commands().xrange(AUDIT, Range.unbounded()))
        .extracting(entry -> entry.getBody().get("act"))
        .containsExactly("diagnostics", "diagnostics_off");
    assertThat(world.server.commands().xrange(AUDIT, Range.unbounded()))
        .allSatisfy(
            entry ->
                assertThat(entry.getBody())
                    .containsEntry("by", "ann")
                    .containsEntry("reason", "a test"));
  }

  @Test
  void doesNotTakeAKeyWithoutAnEndForAWish() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set(KEY, "for ever");

    assertThat(world.diagnostics().left()).isEmpty();
    world.diagnostics().off(NOTE);
    assertThat(world.server.commands().exists(KEY)).isZero();
  }

  @Test
  void changesNothingIfItCannotBeWrittenDownWhoDidIt() {
    RedisWorld world = new RedisWorld();
    world.server.commands().set(AUDIT, "no stream");

    assertThatThrownBy(() -> world.diagnostics().on(TEN_MINUTES, NOTE))
        .isInstanceOf(AdapterFailure.class);
    assertThat(world.server.commands().exists(KEY)).isZero();
  }
}
