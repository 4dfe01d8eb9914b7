package io.quantum.pipeline.application.history.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.domain.admission.Claim;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderRecord;
import io.quantum.pipeline.domain.execution.OrderRecord.Phase;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store knows of an intent by its identity. */
public interface IntentRecordsContract {

  /** A new, empty world. */
  PipelineWorld world();

  @Test
  default void knowsNothingOfWhatNeverWas() {
    PipelineWorld world = world();
    Order order = world.order(new EntryId(1, 0), buy());

    assertThat(world.records().published(order.clientOrderId())).isEmpty();
    assertThat(world.records().order(order.clientOrderId())).isEmpty();
    assertThat(world.records().underWay(order.entryId())).isEmpty();
  }

  @Test
  default void knowsTheEntryOfWhatWasPublished() {
    PipelineWorld world = world();
    Order order = world.order(world.publish(buy()), buy());

    assertThat(world.records().published(order.clientOrderId())).contains(order.entryId());
    assertThat(world.records().order(order.clientOrderId())).isEmpty();
  }

  @Test
  default void knowsAnOrderFromItsClaimToItsEnd() {
    PipelineWorld world = world();
    FencingToken fence = world.reader();
    Order order = world.delivered(buy());
    ClaimedOrder claimed = claimed(world, fence, order);

    OrderRecord open = world.records().order(order.clientOrderId()).orElseThrow();
    assertThat(open.entry()).isEqualTo(order.entryId());
    assertThat(open.symbol()).isEqualTo(new Symbol("BTCUSDT"));
    assertThat(open.action()).isEqualTo(Action.BUY);
    assertThat(open.phase()).isEqualTo(Phase.IN_FLIGHT);
    assertThat(open.claimedAt()).isEqualTo(claimed.claim().claimedAt());
    assertThat(open.epoch()).isEqualTo(1);
    assertThat(world.records().underWay(order.entryId())).contains(order.clientOrderId());

    world
        .ledger()
        .finalise(
            claimed,
            new ExecutionResult(
                order, Orders.filled(), claimed.claim().claimedAt(), PipelineWorld.ME));

    OrderRecord ended = world.records().order(order.clientOrderId()).orElseThrow();
    assertThat(ended.phase()).isEqualTo(Phase.ENDED);
    assertThat(ended.ending().map(OrderRecord.Ending::outcome)).contains(OutcomeCode.FILLED);
    assertThat(world.records().underWay(order.entryId())).isEmpty();
  }

  private static Intents buy() {
    return Intents.buy("BTCUSDT");
  }

  private static ClaimedOrder claimed(PipelineWorld world, FencingToken fence, Order order) {
    Claim claim =
        world
            .ledger()
            .claim(fence, List.of(new ClaimRequest(order, "token")))
            .fold(
                decided ->
                    decided
                        .decisions()
                        .get(0)
                        .fold(
                            granted -> granted.claim(),
                            closed -> PipelineWorld.fail("closed"),
                            waiting -> PipelineWorld.fail("waiting"),
                            elsewhere -> PipelineWorld.fail("elsewhere")),
                fenced -> PipelineWorld.fail("fenced"));
    return new ClaimedOrder(order, claim);
  }
}
