package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Execution;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/** A venue that executes one unit at 100 USD, or answers what a test tells it to. */
public final class InMemoryOrderGateway implements OrderGateway {
  private final List<ClientOrderId> submitted = new ArrayList<>();
  private final Map<ClientOrderId, Execution> executed = new HashMap<>();
  private final Queue<SubmitOutcome> nextSubmits = new ArrayDeque<>();
  private final Queue<LookupOutcome> nextLookups = new ArrayDeque<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private Runnable beforeLookup = () -> {};
  private int lookups;

  /** The next submit answers this and executes nothing. */
  public void answerSubmit(SubmitOutcome outcome) {
    nextSubmits.add(outcome);
  }

  /** The next lookup answers this. */
  public void answerLookup(LookupOutcome outcome) {
    nextLookups.add(outcome);
  }

  /** Each lookup does this first: a venue that is silent. */
  public void beforeLookup(Runnable task) {
    beforeLookup = task;
  }

  /** Waits until it was asked about an order. */
  public void awaitLookup() throws InterruptedException {
    asked.await();
  }

  /** How often it was asked about an order. */
  public int lookups() {
    return lookups;
  }

  /** Every id that was sent, in order. */
  public List<ClientOrderId> submitted() {
    return List.copyOf(submitted);
  }

  @Override
  public SubmitOutcome submit(ClaimedOrder claimed) {
    ClientOrderId id = claimed.order().clientOrderId();
    submitted.add(id);
    SubmitOutcome told = nextSubmits.poll();
    if (told != null) {
      return told;
    }
    if (executed.containsKey(id)) {
      return new SubmitOutcome.Indeterminate("the id has been used");
    }
    Execution execution =
        new Execution(
            "V-" + id.text(),
            BigDecimal.valueOf(100),
            BigDecimal.ONE,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            true);
    executed.put(id, execution);
    return new SubmitOutcome.Executed(execution);
  }

  @Override
  public LookupOutcome lookup(ClientOrderId order) {
    lookups++;
    asked.countDown();
    beforeLookup.run();
    LookupOutcome told = nextLookups.poll();
    if (told != null) {
      return told;
    }
    return executed.containsKey(order)
        ? new LookupOutcome.Found(new OrderEnding.Executed(executed.get(order)))
        : new LookupOutcome.Absent();
  }

  @Override
  public BigDecimal exposure(Symbol symbol) {
    return BigDecimal.ZERO;
  }
}
