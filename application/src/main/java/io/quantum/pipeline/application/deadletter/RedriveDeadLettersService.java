package io.quantum.pipeline.application.deadletter;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.application.deadletter.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.LegacyUpgrade;
import io.quantum.pipeline.domain.contract.PayloadPlace;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.DeadLetterFilter;
import io.quantum.pipeline.domain.letter.ReplayMode;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Judges letters like any other payload of a publisher; an upgrade comes before the judgement and
 * never in place of it.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class RedriveDeadLettersService implements RedriveDeadLetters {
  /** Letters hold up to 16 KiB a field. */
  private static final int PAGE = 100;

  private final IntentContract contract;
  private final IntentDecoder decoder;
  private final IntentEncoder encoder;
  private final DeadLetterQueue shelf;
  private final AgeLimits ages;

  /**
   * Made of the contract, what reads and writes payloads, where the letters are, and the age limits
   * of the executor.
   */
  public RedriveDeadLettersService(
      IntentContract contract,
      IntentDecoder decoder,
      IntentEncoder encoder,
      DeadLetterQueue shelf,
      AgeLimits ages) {
    this.contract = contract;
    this.decoder = decoder;
    this.encoder = encoder;
    this.shelf = shelf;
    this.ages = ages;
  }

  @Override
  public PipelineNames describe() {
    return shelf.names();
  }

  @Override
  public void list(DeadLetterFilter filter, Consumer<DeadLetterEntry> each) {
    Optional<EntryId> newest = shelf.newest();
    if (newest.isEmpty()) {
      return;
    }
    EntryId after = filter.since().map(this::lastBefore).orElse(EntryId.ZERO);
    List<DeadLetterEntry> page;
    do {
      page = shelf.page(after, newest.get(), PAGE);
      for (DeadLetterEntry letter : page) {
        if (filter.names(letter)) {
          each.accept(letter);
        }
        after = letter.id();
      }
    } while (!page.isEmpty());
  }

  @Override
  public Optional<DeadLetterEntry> find(EntryId letter) {
    return shelf.read(letter);
  }

  @Override
  public ReplayPlan plan(DeadLetterEntry letter, ReplayMode mode) {
    OptionalLong truncated = letter.why().truncated();
    if (truncated.isPresent()) {
      return new ReplayPlan.Truncated(truncated.getAsLong());
    }
    Instant now = shelf.now();
    ReplayPlan plan = judge(letter, mode, now);
    return plan.fold(
        ready -> ready,
        refused ->
            mode == ReplayMode.AS_IS && isReady(judge(letter, ReplayMode.UPGRADE, now))
                ? new ReplayPlan.Refused(refused.violations(), List.of(), true)
                : refused,
        cut -> cut);
  }

  @Override
  public Optional<PublishOutcome> replay(ReplayPlan.Ready ready) {
    return shelf.replay(
        ready.letter(),
        new OutgoingIntent(
            IntentIdentity.of(ready.letter().original().source(), ready.intent()),
            ready.letter().original().source(),
            ready.payload()));
  }

  @Override
  public boolean discard(EntryId letter) {
    return shelf.discard(letter);
  }

  private EntryId lastBefore(Duration since) {
    return EntryId.lastAt(shelf.now().minus(since).minusMillis(1));
  }

  private ReplayPlan judge(DeadLetterEntry letter, ReplayMode mode, Instant now) {
    DeadLetterEntry.Original entry = letter.original();
    // Publishing writes the entry anew, so an upgrade mends what stands in the wrong place.
    boolean moves = mode == ReplayMode.UPGRADE && entry.place() != PayloadPlace.NOWHERE;
    PayloadPlace place = moves ? PayloadPlace.PAYLOAD : entry.place();
    List<String> conversions = new ArrayList<>();
    List<Violation> violations = new ArrayList<>(contract.judgePublisher(entry.source().text()));
    violations.addAll(contract.judgeEntry(eventType(entry, moves, conversions), place));
    if (place != PayloadPlace.PAYLOAD) {
      return new ReplayPlan.Refused(violations, conversions, false);
    }
    byte[] payload = moves ? upgraded(entry, conversions) : entry.body();
    return contract
        .judge(decoder.decode(payload), ContractProfile.PUBLISHER, now)
        .fold(
            accepted ->
                violations.isEmpty()
                    ? ready(letter, accepted.intent(), payload, conversions, now)
                    : new ReplayPlan.Refused(violations, conversions, false),
            refused -> {
              violations.addAll(refused.violations());
              return new ReplayPlan.Refused(violations, conversions, false);
            });
  }

  // Only a missing one is mended: another one says that this never was an intent.
  private static Optional<String> eventType(
      DeadLetterEntry.Original entry, boolean mends, List<String> conversions) {
    if (!mends || entry.eventType().isPresent()) {
      return entry.eventType();
    }
    conversions.add("wrote the event_type that was missing");
    return Optional.of(IntentContract.EVENT_TYPE);
  }

  private byte[] upgraded(DeadLetterEntry.Original entry, List<String> conversions) {
    return decoder
        .decode(entry.body())
        .fold(
            decoded -> {
              LegacyUpgrade.Upgraded upgraded = LegacyUpgrade.of(decoded.fields(), entry.place());
              conversions.addAll(upgraded.conversions());
              return upgraded.conversions().isEmpty()
                  ? entry.body()
                  : encoder.rewrite(entry.body(), upgraded.fields());
            },
            malformed -> entry.body());
  }

  private ReplayPlan ready(
      DeadLetterEntry letter,
      TradeIntent intent,
      byte[] payload,
      List<String> conversions,
      Instant now) {
    Duration age =
        AgeLimits.age(intent.timestamp(), new EntryId(Math.max(0, now.toEpochMilli()), 0), now);
    Duration limit = ages.of(intent.action());
    return new ReplayPlan.Ready(
        letter,
        intent,
        encoder.replaceSide(payload, intent.action()),
        conversions,
        age.compareTo(limit) > 0
            ? Optional.of(new ReplayPlan.Staleness(age, limit))
            : Optional.empty());
  }

  private static boolean isReady(ReplayPlan plan) {
    return plan.fold(ready -> true, refused -> false, truncated -> false);
  }
}
