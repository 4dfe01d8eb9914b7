package io.quantum.pipeline.application.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.DismissAnswer;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.log.PipelineLog;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries end in portions of 500, and nothing is left under way unawaited. */
final class DismissalQueueTest {
  private static final MutableClock CLOCK = new MutableClock(Instant.EPOCH);
  private static final FencingToken TERM = new FencingToken(PipelineWorld.ME, "token", 1);

  private final IntentLedger ledger = mock(IntentLedger.class);
  private final ProgressTally tally = new ProgressTally();
  private final DismissalQueue settlement =
      new DismissalQueue(
          ledger, new PipelineLog(new LineBudget(CLOCK), new Diagnostics("intents", CLOCK)), tally);
  private final List<Integer> sent = new ArrayList<>();
  private final List<Integer> awaited = new ArrayList<>();

  @BeforeEach
  void endEverythingWhenAwaited() {
    when(ledger.startDismissal(any(), any()))
        .thenAnswer(
            call -> {
              List<Dismissal> dismissals = call.getArgument(1);
              sent.add(dismissals.size());
              return (IntentLedger.Dismissing)
                  () -> {
                    awaited.add(dismissals.size());
                    return new DismissAnswer.Done(dismissals.size(), List.of());
                  };
            });
  }

  @Test
  void sendsAFullPortionAtOnceAndTheRestWhenAsked() {
    DismissalQueue.Round round = settlement.begin(TERM, 5);

    add(round, 1_234);
    assertThat(sent).containsExactly(500, 500);
    round.send();
    round.send();

    assertThat(sent).containsExactly(500, 500, 234);
    assertThat(awaited).isEmpty();
  }

  @Test
  void waitsForTheOldestOnlyAndCountsWhatHasEnded() {
    DismissalQueue.Round round = settlement.begin(TERM, 5);
    add(round, 1_234);
    round.send();

    assertThat(settlement.await(1)).isTrue();
    assertThat(awaited).containsExactly(500, 500);
    assertThat(expired()).isEqualTo(1_000);

    assertThat(settlement.await(0)).isTrue();
    assertThat(expired()).isEqualTo(1_234);
  }

  @Test
  void saysThatTheLeaseIsLostAndCountsNothingForIt() {
    IntentLedger.Dismissing fenced = DismissAnswer.Fenced::new;
    doReturn(fenced).when(ledger).startDismissal(any(), any());
    add(settlement.begin(TERM, 5), 500);

    assertThat(settlement.await(0)).isFalse();
    assertThat(expired()).isZero();
  }

  @Test
  void leavesNothingUnderWayAfterAFailure() {
    AdapterFailure away = new AdapterFailure(Remedy.RETRY, "away", new IllegalStateException());
    DismissalQueue.Round round = settlement.begin(TERM, 5);
    IntentLedger.Dismissing fails =
        () -> {
          throw away;
        };
    IntentLedger.Dismissing ends = () -> new DismissAnswer.Done(500, List.of());
    doReturn(fails, fails, ends).when(ledger).startDismissal(any(), any());
    add(round, 1_500);
    assertThatThrownBy(() -> settlement.await(0)).isSameAs(away);

    settlement.abandon();

    assertThat(expired()).isEqualTo(500);
    assertThat(settlement.await(0)).isTrue();
  }

  private long expired() {
    return tally.progress().outcomes().count(OutcomeCode.EXPIRED);
  }

  private static void add(DismissalQueue.Round round, int count) {
    for (int i = 0; i < count; i++) {
      round.add(new Dismissal.Audited(new EntryId(1_000, i), AuditReason.TOO_OLD));
    }
  }
}
