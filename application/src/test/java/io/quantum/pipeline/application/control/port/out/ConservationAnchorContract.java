package io.quantum.pipeline.application.control.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.AcceptanceOutcome;
import io.quantum.pipeline.domain.operator.OperatorNote;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every anchor does. */
public interface ConservationAnchorContract {
  /** Who accepts. */
  OperatorNote NOTE = new OperatorNote("ann", "acknowledged by hand");

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void makesConservationHoldAgain() {
    PipelineWorld world = world();
    acknowledgedByHand(world, "BTCUSDT");
    assertThat(missing(world)).isEqualTo(1);

    assertThat(world.anchor().accept(1, NOTE)).isEqualTo(new AcceptanceOutcome.Accepted(1, 1));

    assertThat(missing(world)).isZero();
    acknowledgedByHand(world, "ETHUSDT");
    assertThat(missing(world)).as("the next one shows").isEqualTo(1);
    assertThat(world.anchor().accept(1, NOTE)).isEqualTo(new AcceptanceOutcome.Accepted(1, 2));
  }

  @Test
  default void acceptsNothingButWhatTheOperatorWasShown() {
    PipelineWorld world = world();
    acknowledgedByHand(world, "BTCUSDT");
    acknowledgedByHand(world, "ETHUSDT");

    assertThat(world.anchor().accept(1, NOTE))
        .isEqualTo(new AcceptanceOutcome.Changed(1, OptionalLong.of(2)));
    assertThat(missing(world)).isEqualTo(2);
  }

  @Test
  default void acceptsADifferenceOnceHoweverOftenItIsTold() {
    PipelineWorld world = world();
    acknowledgedByHand(world, "BTCUSDT");
    world.anchor().accept(1, NOTE);

    assertThat(world.anchor().accept(1, NOTE))
        .isEqualTo(new AcceptanceOutcome.Changed(1, OptionalLong.of(0)));
    assertThat(missing(world)).isZero();
  }

  @Test
  default void acceptsNothingWithoutAGroup() {
    assertThat(world().anchor().accept(1, NOTE))
        .isEqualTo(new AcceptanceOutcome.Changed(1, OptionalLong.empty()));
  }

  private static void acknowledgedByHand(PipelineWorld world, String symbol) {
    world.inbox().open(LedgerMark.NOTHING_SEEN);
    EntryId entry = world.publish(Intents.buy(symbol));
    world.readNew(1);
    world.acknowledge(entry);
  }

  private static long missing(PipelineWorld world) {
    return Conservation.of(world.snapshot())
        .fold(Conservation.Checked::missing, unknown -> PipelineWorld.fail(unknown.why()));
  }
}
