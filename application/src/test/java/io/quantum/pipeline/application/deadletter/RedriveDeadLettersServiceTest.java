package io.quantum.pipeline.application.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.fake.InMemoryDeadLetterQueue;
import io.quantum.pipeline.application.fake.InMemoryIntentCodec;
import io.quantum.pipeline.application.fake.InMemoryIntentInbox;
import io.quantum.pipeline.application.fake.InMemoryIntentLedger;
import io.quantum.pipeline.application.fake.InMemoryIntentOutbox;
import io.quantum.pipeline.application.fake.InMemoryReaderLease;
import io.quantum.pipeline.application.fake.InMemoryStore;
import io.quantum.pipeline.application.fake.MutableClock;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.FieldValue;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.PayloadFields;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.LedgerMark;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.DeadLetterFilter;
import io.quantum.pipeline.domain.letter.ReplayMode;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class RedriveDeadLettersServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final PublisherId DESK = new PublisherId("desk");
  private static final Optional<String> TRADE_INTENT = Optional.of("trade.intent");

  private final MutableClock clock = new MutableClock(NOW);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final InMemoryIntentCodec codec = new InMemoryIntentCodec();
  private final RedriveDeadLettersService service =
      new RedriveDeadLettersService(
          new IntentContract(ContractTerms.STANDARD),
          codec,
          codec,
          new InMemoryDeadLetterQueue(store, new InMemoryIntentOutbox(store, 10_000)),
          AgeLimits.STANDARD);

  @Test
  void publishesAValidLetterAsItIs() {
    DeadLetterEntry letter = letter(PayloadPlace.PAYLOAD, fresh());

    ReplayPlan.Ready ready = ready(service.plan(letter, ReplayMode.AS_IS));

    assertThat(ready.conversions()).isEmpty();
    assertThat(ready.payload()).isSameAs(letter.original().body());
    assertThat(ready.staleness()).isEmpty();
  }

  @Test
  void refusesAnOlderShapeAndSaysThatAnUpgradeHelps() {
    ReplayPlan.Refused refused =
        refused(service.plan(letter(PayloadPlace.DATA, fresh()), ReplayMode.AS_IS));

    assertThat(codes(refused)).containsExactly("entry.payload MISSING_PAYLOAD_FIELD");
    assertThat(refused.upgradable()).isTrue();
    assertThat(refused.conversions()).isEmpty();
  }

  @Test
  void judgesAgainAfterAnUpgradeAndNamesWhatIsLeft() {
    PayloadFields.Builder fields =
        fresh()
            .set(IntentField.CONFIDENCE, new FieldValue.Text("0.9"))
            .set(IntentField.LEVERAGE, new FieldValue.Text("500"));

    ReplayPlan.Refused refused =
        refused(service.plan(letter(PayloadPlace.DATA, fields), ReplayMode.UPGRADE));

    assertThat(codes(refused)).containsExactly("leverage RANGE");
    assertThat(refused.conversions()).hasSize(2);
    assertThat(refused(service.plan(letter(PayloadPlace.DATA, fields), ReplayMode.AS_IS)))
        .matches(plan -> !plan.upgradable());
  }

  @Test
  void writesAMissingEventTypeButNeverReplacesAnother() {
    DeadLetterEntry missing =
        letter(DESK, Optional.empty(), PayloadPlace.PAYLOAD, codec.payload(fresh().build()));
    DeadLetterEntry another =
        letter(
            DESK, Optional.of("trade.signal"), PayloadPlace.DATA, codec.payload(fresh().build()));

    assertThat(codes(refused(service.plan(missing, ReplayMode.AS_IS))))
        .containsExactly("entry.event_type WRONG_EVENT_TYPE");
    assertThat(ready(service.plan(missing, ReplayMode.UPGRADE)).conversions())
        .containsExactly("wrote the event_type that was missing");
    assertThat(codes(refused(service.plan(another, ReplayMode.UPGRADE))))
        .containsExactly("entry.event_type WRONG_EVENT_TYPE");
  }

  @Test
  void refusesAPublisherThatMayNotPublish() {
    DeadLetterEntry letter =
        letter(
            new PublisherId("two words"),
            TRADE_INTENT,
            PayloadPlace.PAYLOAD,
            codec.payload(fresh().set(IntentField.SYMBOL, FieldValue.ABSENT).build()));

    assertThat(codes(refused(service.plan(letter, ReplayMode.UPGRADE))))
        .containsExactly("entry.source PATTERN", "symbol MISSING");
  }

  @Test
  void refusesWhatHoldsNoIntentOrCannotBeRead() {
    DeadLetterEntry nowhere = letter(DESK, TRADE_INTENT, PayloadPlace.NOWHERE, new byte[0]);
    DeadLetterEntry garbled =
        letter(DESK, TRADE_INTENT, PayloadPlace.PAYLOAD, "x".getBytes(StandardCharsets.UTF_8));

    assertThat(codes(refused(service.plan(nowhere, ReplayMode.UPGRADE))))
        .containsExactly("entry.payload MISSING_PAYLOAD_FIELD");
    assertThat(codes(refused(service.plan(garbled, ReplayMode.UPGRADE))))
        .containsExactly("payload MALFORMED_JSON");
  }

  @Test
  void doesNotPublishWhatWasCut() {
    DeadLetterEntry whole = letter(PayloadPlace.PAYLOAD, fresh());
    DeadLetterEntry cut =
        new DeadLetterEntry(
            whole.id(),
            new DeadLetterEntry.Why(
                "TOO_LARGE",
                List.of(),
                Optional.empty(),
                OptionalLong.of(1),
                OptionalLong.of(20_000)),
            whole.original());

    assertThat(service.plan(cut, ReplayMode.UPGRADE)).isEqualTo(new ReplayPlan.Truncated(20_000));
  }

  @Test
  void announcesWhatWillExpireAgain() {
    PayloadFields.Builder old = made(NOW.minus(Duration.ofHours(5)));
    PayloadFields.Builder oldClose =
        made(NOW.minus(Duration.ofMinutes(50)))
            .set(IntentField.ACTION, new FieldValue.Text("CLOSE"));

    assertThat(ready(service.plan(letter(PayloadPlace.PAYLOAD, old), ReplayMode.AS_IS)).staleness())
        .contains(new ReplayPlan.Staleness(Duration.ofHours(5), Duration.ofSeconds(600)));
    assertThat(
            ready(service.plan(letter(PayloadPlace.PAYLOAD, oldClose), ReplayMode.AS_IS))
                .staleness())
        .isEmpty();
  }

  @Test
  void keepsTheTimeAtWhichAnIntentWasMade() {
    PayloadFields.Builder epoch =
        fresh().set(IntentField.TIMESTAMP, new FieldValue.Numeral("1768953790"));

    ReplayPlan.Ready ready =
        ready(service.plan(letter(PayloadPlace.PAYLOAD, epoch), ReplayMode.UPGRADE));

    assertThat(ready.intent().timestamp()).isEqualTo(Instant.parse("2026-01-21T00:03:10Z"));
    assertThat(ready.staleness()).isPresent();
  }

  @Test
  void publishesALetterOnceHoweverOftenReplayed() {
    EntryId entry = putAside(codec.payload(fresh().build()), DESK);
    ReplayPlan.Ready ready =
        ready(service.plan(service.find(entry).orElseThrow(), ReplayMode.AS_IS));

    assertThat(service.replay(ready)).containsInstanceOf(PublishOutcome.Published.class);
    assertThat(service.replay(ready)).isEmpty();
    assertThat(service.find(entry)).isEmpty();
  }

  @Test
  void listsAcrossPagesWhatIsAskedFor() {
    for (int i = 0; i < 250; i++) {
      putAside(new byte[0], i % 50 == 0 ? DESK : new PublisherId("other"));
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(listed(DeadLetterFilter.ALL)).hasSize(250).isSorted();
    assertThat(listed(filter("desk", "POISON", Duration.ofDays(1)))).hasSize(5);
    assertThat(listed(filter("desk", "MISSING", Duration.ofDays(1)))).isEmpty();
    assertThat(listed(filter("other", "POISON", Duration.ofSeconds(10)))).hasSize(10);
    assertThat(listed(filter("desk", "POISON", Duration.ofDays(365_000)))).hasSize(5);
  }

  @Test
  void endsALetterByLetterReplayThoughLettersComeBack() {
    putAside(new byte[0], DESK);
    putAside(new byte[0], DESK);
    List<EntryId> seen = new ArrayList<>();

    service.list(
        DeadLetterFilter.ALL,
        letter -> {
          seen.add(letter.id());
          putAside(new byte[0], DESK);
        });

    assertThat(seen).hasSize(2);
  }

  private static DeadLetterFilter filter(String source, String code, Duration since) {
    return new DeadLetterFilter(Optional.of(source), Optional.of(code), Optional.of(since));
  }

  private List<EntryId> listed(DeadLetterFilter filter) {
    List<EntryId> ids = new ArrayList<>();
    service.list(filter, letter -> ids.add(letter.id()));
    return ids;
  }

  private EntryId putAside(byte[] payload, PublisherId source) {
    FencingToken fence =
        new InMemoryReaderLease(store)
            .take(PipelineWorld.ME, "token")
            .fold(LeaseDecision.Granted::fence, occupied -> PipelineWorld.fail("occupied"));
    EntryId entry = store.append(TRADE_INTENT, Optional.of(payload), source.text());
    InMemoryIntentInbox inbox = new InMemoryIntentInbox(store, PipelineWorld.LIMITS.openings());
    inbox.open(LedgerMark.NOTHING_SEEN);
    inbox.readNew(PipelineWorld.ME, 10, Duration.ZERO);
    new InMemoryIntentLedger(store, PipelineWorld.LIMITS)
        .close(
            fence,
            List.of(
                new Dismissal.PutAside(entry, OutcomeCode.INVALID, DeadLetter.poison(source, 5))));
    return entry;
  }

  private DeadLetterEntry letter(PayloadPlace place, PayloadFields.Builder fields) {
    return letter(DESK, TRADE_INTENT, place, codec.payload(fields.build()));
  }

  private static DeadLetterEntry letter(
      PublisherId source, Optional<String> eventType, PayloadPlace place, byte[] body) {
    return new DeadLetterEntry(
        new EntryId(1, 0),
        new DeadLetterEntry.Why(
            "POISON", List.of(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty()),
        new DeadLetterEntry.Original(source, eventType, place, body, List.of()));
  }

  private static PayloadFields.Builder fresh() {
    return made(NOW.minusSeconds(5));
  }

  private static PayloadFields.Builder made(Instant at) {
    return Intents.validFields().set(IntentField.TIMESTAMP, new FieldValue.Text(at.toString()));
  }

  private static ReplayPlan.Ready ready(ReplayPlan plan) {
    return plan.fold(
        ready -> ready,
        refused -> PipelineWorld.fail(refused.violations().toString()),
        truncated -> PipelineWorld.fail("truncated"));
  }

  private static ReplayPlan.Refused refused(ReplayPlan plan) {
    return plan.fold(
        ready -> PipelineWorld.fail("ready"),
        refused -> refused,
        truncated -> PipelineWorld.fail("truncated"));
  }

  private static List<String> codes(ReplayPlan.Refused refused) {
    return refused.violations().stream().map(v -> v.field() + " " + v.code()).toList();
  }
}
