package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.in.EndedOrder;
import io.quantum.pipeline.application.execution.port.in.ExecuteOrder;
import io.quantum.pipeline.application.execution.port.in.OrderLanes;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs an order at once, or holds it until told. */
final class HeldLanes implements OrderLanes {
  private final ExecuteOrder orders;
  final List<Held> held = new ArrayList<>();
  private final List<EndedOrder> ended = new ArrayList<>();
  boolean hold;
  int size = 8;

  record Held(ClaimedOrder order, long sentNanos) {}

  HeldLanes(ExecuteOrder orders) {
    this.orders = orders;
  }

  @Override
  public int free() {
    return size - held.size();
  }

  @Override
  public int busy() {
    return held.size();
  }

  @Override
  public void start(ClaimedOrder order, long claimSentNanos) {
    if (hold) {
      held.add(new Held(order, claimSentNanos));
    } else {
      run(order, claimSentNanos);
    }
  }

  void finishHeld() {
    hold = false;
    List.copyOf(held).forEach(order -> run(order.order(), order.sentNanos()));
    held.clear();
  }

  private void run(ClaimedOrder order, long claimSentNanos) {
    Optional<ExecutionResult> result = orders.send(order, claimSentNanos);
    result.ifPresent(known -> orders.record(order, known));
    boolean returned = result.filter(known -> !known.ending().admitted()).isPresent();
    ended.add(new EndedOrder(order.order().terms().symbol(), returned));
  }

  @Override
  public List<EndedOrder> ended() {
    List<EndedOrder> news = List.copyOf(ended);
    ended.clear();
    return news;
  }
}
