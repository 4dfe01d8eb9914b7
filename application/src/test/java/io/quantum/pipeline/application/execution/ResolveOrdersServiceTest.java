package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.control.SettleUnresolvedOrderService;
import io.quantum.pipeline.application.execution.port.in.LookupLanes;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.LookupOutcome;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.SubmitOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.operator.OperatorNote;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of an order whose submission got no reply, decided by looking it up. */
final class ResolveOrdersServiceTest extends DecidingPipeline {
  private static final LookupLanes AT_ONCE = Runnable::run;

  private final Queue<Runnable> threads = new ArrayDeque<>();

  @Test
  void looksAnOrderUpAndNeverSendsItAgain() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();

    assertThat(resolver.resolve(AT_ONCE).underWay()).isEqualTo(1);
    gateway.answerLookup(new LookupOutcome.Unavailable("away"));
    for (int second = 0; second < 6; second++) {
      clock.advance(Duration.ofSeconds(1));
      resolver.resolve(AT_ONCE);
    }

    assertThat(gateway.submitted()).hasSize(1);
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
    assertThat(resolver.resolve(AT_ONCE).underWay()).isZero();
  }

  @Test
  void leavesAnOrderToAnOperatorWhenTheVenueCannotBeAskedForTenMinutes() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    int lookups = 0;
    for (; resolver.resolve(AT_ONCE).unresolved() == 0 && lookups < 1_000; lookups++) {
      awaySecond();
    }
    assertThat(lookups).isBetween(595, 640);

    // It is looked up once a minute from now on, and no longer holds up a close of its symbol.
    int before = gateway.lookups();
    for (int second = 0; second < 180; second++) {
      awaySecond();
      resolver.resolve(AT_ONCE);
    }
    assertThat(gateway.lookups() - before).isBetween(2, 4);
    turns(2);
    publish(Intents.close("BTCUSDT").madeAt(clock.instant()));
    turns(3);
    assertThat(store.ledger().count(OutcomeCode.FILLED)).isEqualTo(1);

    ClientOrderId order = gateway.submitted().get(0);
    SettleUnresolvedOrderService operator = new SettleUnresolvedOrderService(ledger, tokens);
    OperatorNote note = new OperatorNote("ann", "seen on the venue's page");
    assertThat(operator.settle(order, new OrderEnding.NotSent(), note))
        .contains(OutcomeCode.NOT_SENT);
    assertThat(operator.settle(order, new OrderEnding.NotSent(), note)).isEmpty();
    assertThat(store.pending()).isZero();
    assertThat(gateway.submitted()).hasSize(2);
  }

  @Test
  void endsAnOrderThoughEachLookupTakesLongerThanATakeoverLasts() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    ResolveOrdersService other = resolver();
    for (int lookup = 0; lookup < 5; lookup++) {
      // The venue takes 12 s to answer, while both instances look for what is overdue.
      for (int half = 0; half < 24; half++) {
        resolver.resolve(threads::add);
        other.resolve(AT_ONCE);
        clock.advance(Duration.ofMillis(500));
      }
      threads.remove().run();
    }

    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
    assertThat(gateway.lookups()).isEqualTo(5);
  }

  @Test
  void asksAboutAnOrderOnceAtATime() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    for (int second = 0; second < 30; second++) {
      resolver.resolve(threads::add);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(threads).hasSize(1);
  }

  @Test
  void needsOnlyOneMoreAnswerAfterAResolverWasKilledThatHadFour() {
    ResolveOrdersService killed = resolverOfAnOrderWithoutReply();
    for (int answer = 0; answer < 4; answer++) {
      killed.resolve(AT_ONCE);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(gateway.lookups()).isEqualTo(4);
    clock.advance(Duration.ofSeconds(10));

    resolver().resolve(AT_ONCE);

    assertThat(gateway.lookups()).isEqualTo(5);
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
  }

  @Test
  void makesAnOrderUnresolvedThoughTheVenueAnswersEveryOtherTime() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    int lookups = 0;
    for (; resolver.resolve(AT_ONCE).unresolved() == 0 && lookups < 1_000; lookups++) {
      clock.advance(Duration.ofSeconds(1));
      if (lookups % 2 == 0) {
        gateway.answerLookup(new LookupOutcome.Unavailable("away"));
      }
    }

    assertThat(lookups).isBetween(595, 640);
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isZero();
  }

  @Test
  void makesAnOrderUnresolvedWhenTheVenueNeverAnswersAtAll() throws InterruptedException {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    CountDownLatch silence = new CountDownLatch(1);
    gateway.beforeLookup(() -> awaitQuietly(silence));
    Thread venue = new Thread(() -> threads.remove().run());
    resolver.resolve(threads::add);
    venue.start();
    gateway.awaitLookup();
    int seconds = 0;
    for (; resolver.resolve(threads::add).unresolved() == 0 && seconds < 1_000; seconds++) {
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(seconds).isBetween(650, 700);
    assertThat(threads).isEmpty();
    silence.countDown();
    venue.join();
  }

  @Test
  void hasPatienceWithAnOrderThatWaitsItsTurn() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    for (int lookup = 0; lookup < 5; lookup++) {
      for (int second = 0; second < 120; second++) {
        resolver.resolve(threads::add);
        clock.advance(Duration.ofSeconds(1));
      }
      threads.remove().run();
    }

    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
  }

  @Test
  void leavesTheCountAloneWhenItIsStoppedWhileTheVenueIsAsked() {
    ResolveOrdersService stopped = resolverOfAnOrderWithoutReply();
    for (int answer = 0; answer < 4; answer++) {
      stopped.resolve(AT_ONCE);
      clock.advance(Duration.ofSeconds(1));
    }
    gateway.answerLookup(new LookupOutcome.Unavailable("interrupted"));
    Thread.currentThread().interrupt();
    stopped.resolve(AT_ONCE);
    assertThat(Thread.interrupted()).isTrue();
    clock.advance(Duration.ofSeconds(11));

    resolver().resolve(AT_ONCE);

    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
  }

  @Test
  void provesNothingUntilLeaseAndFenceHavePassedSinceTheClockStepped() {
    ResolveOrdersService resolver = resolverOfAnOrderWithoutReply();
    clockSteps();
    for (int second = 0; second < 22; second++) {
      resolver.resolve(AT_ONCE);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(gateway.lookups()).isGreaterThan(10);
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isZero();

    for (int second = 0; second < 6; second++) {
      clock.advance(Duration.ofSeconds(1));
      resolver.resolve(AT_ONCE);
    }
    assertThat(store.ledger().count(OutcomeCode.NOT_SENT)).isEqualTo(1);
  }

  private ResolveOrdersService resolverOfAnOrderWithoutReply() {
    gateway.answerSubmit(new SubmitOutcome.Indeterminate("the reply was lost"));
    publish(Intents.buy("BTCUSDT"));
    turns(3);
    clock.advance(Duration.ofSeconds(24));
    return resolver();
  }

  private ResolveOrdersService resolver() {
    return new ResolveOrdersService(ledger, gateway, orders, ME, tokens, LIMITS, watch, clock);
  }

  /** A second in which the venue cannot be asked. */
  private void awaySecond() {
    gateway.answerLookup(new LookupOutcome.Unavailable("away"));
    clock.advance(Duration.ofSeconds(1));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
