package io.quantum.pipeline.application.publish;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.publish.port.in.ContractBreach;
import io.quantum.pipeline.application.publish.port.in.PublishAnswer;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.Submission;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Publishes only what every consumer will accept.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class PublishTradeIntentService implements PublishTradeIntent {
  private final IntentContract contract;
  private final IntentDecoder decoder;
  private final IntentEncoder encoder;
  private final IntentOutbox outbox;
  private final StoreClock clock;

  /** Made of the contract, what reads, writes and stores payloads, and a monotonic clock. */
  public PublishTradeIntentService(
      IntentContract contract,
      IntentDecoder decoder,
      IntentEncoder encoder,
      IntentOutbox outbox,
      Ticker ticker) {
    this.contract = contract;
    this.decoder = decoder;
    this.encoder = encoder;
    this.outbox = outbox;
    this.clock = new StoreClock(outbox::now, ticker);
  }

  @Override
  public PublishOutcome publish(TradeIntent intent, String source) {
    return publish(encoder.encode(intent), source);
  }

  @Override
  public PublishOutcome publish(byte[] payload, String source) {
    return judge(new Submission(payload, Optional.of(source)), clock.now())
        .fold(
            allowed -> outbox.send(List.of(allowed.intent())).await().get(0),
            refused -> {
              throw new ContractBreach(refused.violations());
            });
  }

  @Override
  public Publishing start(List<Submission> batch) {
    if (batch.isEmpty() || batch.size() > MAX_PER_BATCH) {
      throw new IllegalArgumentException("1 to " + MAX_PER_BATCH + " submissions make a batch");
    }
    List<Judged> judged = new ArrayList<>(batch.size());
    try {
      Instant now = clock.now();
      batch.forEach(submission -> judged.add(judge(submission, now)));
      List<OutgoingIntent> allowed = new ArrayList<>(batch.size());
      judged.forEach(one -> one.fold(intent -> allowed.add(intent.intent()), refused -> false));
      if (allowed.isEmpty()) {
        return () -> answers(judged, List.of());
      }
      IntentOutbox.Sending sending = outbox.send(allowed);
      return () -> awaited(judged, sending);
    } catch (AdapterFailure failure) {
      PublishAnswer unknown = new PublishAnswer.Unknown(failure.getMessage());
      return () ->
          judged.isEmpty()
              ? Collections.nCopies(batch.size(), unknown)
              : answers(judged, allowed -> unknown);
    }
  }

  /** What the contract says of a payload, without publishing it. */
  List<Violation> violations(byte[] payload, String source) {
    return judge(new Submission(payload, Optional.of(source)), clock.now())
        .fold(allowed -> List.of(), refused -> refused.violations());
  }

  private static List<PublishAnswer> awaited(List<Judged> judged, IntentOutbox.Sending sending) {
    try {
      return answers(judged, sending.await());
    } catch (AdapterFailure failure) {
      PublishAnswer unknown = new PublishAnswer.Unknown(failure.getMessage());
      return answers(judged, allowed -> unknown);
    }
  }

  private static List<PublishAnswer> answers(List<Judged> judged, List<PublishOutcome> outcomes) {
    Iterator<PublishOutcome> outcome = outcomes.iterator();
    return answers(judged, allowed -> new PublishAnswer.Settled(outcome.next()));
  }

  // What was refused is refused, whatever the store does.
  private static List<PublishAnswer> answers(
      List<Judged> judged, Function<Judged.Allowed, PublishAnswer> ofAllowed) {
    List<PublishAnswer> answers = new ArrayList<>(judged.size());
    for (Judged one : judged) {
      answers.add(one.fold(ofAllowed, refused -> new PublishAnswer.Refused(refused.violations())));
    }
    return answers;
  }

  private Judged judge(Submission submission, Instant now) {
    List<Violation> ofTheEntry =
        submission.source().map(contract::judgePublisher).orElse(List.of());
    return contract
        .judge(decoder.decode(submission.payload()), ContractProfile.PUBLISHER, now)
        .fold(
            accepted -> {
              TradeIntent intent = accepted.intent();
              String source = submission.source().or(intent::source).orElse("");
              List<Violation> violations =
                  submission.source().isPresent() ? ofTheEntry : contract.judgePublisher(source);
              if (!violations.isEmpty()) {
                return new Judged.Refused(violations);
              }
              PublisherId publisher = new PublisherId(source);
              return new Judged.Allowed(
                  new OutgoingIntent(
                      IntentIdentity.of(publisher, intent),
                      publisher,
                      encoder.replaceSide(submission.payload(), intent.action())));
            },
            refused -> {
              List<Violation> all = new ArrayList<>(ofTheEntry);
              all.addAll(refused.violations());
              return new Judged.Refused(all);
            });
  }

  /** What the contract says of a submission. */
  private sealed interface Judged {
    record Allowed(OutgoingIntent intent) implements Judged {}

    record Refused(List<Violation> violations) implements Judged {}

    default <R> R fold(Function<Allowed, R> allowed, Function<Refused, R> refused) {
      if (this instanceof Allowed allowedCase) {
        return allowed.apply(allowedCase);
      }
      return refused.apply((Refused) this);
    }
  }
}
