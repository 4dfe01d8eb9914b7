package io.quantum.pipeline.application.publish;

import io.quantum.pipeline.application.contract.port.out.EventDecoder;
import io.quantum.pipeline.application.publish.port.in.ContractBreach;
import io.quantum.pipeline.application.publish.port.in.PublishEvent;
import io.quantum.pipeline.application.publish.port.in.PublishRefused;
import io.quantum.pipeline.application.publish.port.out.EventOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingEvent;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.ResultContract;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.ContractStreams;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.domain.stream.StreamName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Publishes any event; what goes to a stream with a contract is judged by it.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class PublishEventService implements PublishEvent {
  private static final Pattern EVENT_TYPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ContractStreams streams;
  private final PublishTradeIntentService intents;
  private final IntentContract contract;
  private final EventDecoder decoder;
  private final EventOutbox outbox;
  private final ResultContract results = new ResultContract();

  /** Made of the streams with a contract, what publishes intents, and what writes the rest. */
  public PublishEventService(
      ContractStreams streams,
      PublishTradeIntentService intents,
      IntentContract contract,
      EventDecoder decoder,
      EventOutbox outbox) {
    this.streams = streams;
    this.intents = intents;
    this.contract = contract;
    this.decoder = decoder;
    this.outbox = outbox;
  }

  @Override
  public EntryId publish(
      StreamName stream, String eventType, byte[] payload, String source, boolean validateSchema) {
    if (stream.equals(streams.intents())) {
      if (!eventType.equals(IntentContract.EVENT_TYPE)) {
        List<Violation> all = new ArrayList<>(onlyType(eventType, IntentContract.EVENT_TYPE));
        all.addAll(intents.violations(payload, source));
        throw new ContractBreach(all);
      }
      return entryId(intents.publish(payload, source));
    }
    List<Violation> wrong = new ArrayList<>(contract.judgePublisher(source));
    if (streams.results().contains(stream)) {
      wrong.addAll(onlyType(eventType, ResultContract.EVENT_TYPE));
      wrong.addAll(results.judge(decoder.decode(payload)));
    } else {
      wrong.addAll(shapeOf(eventType));
      if (validateSchema) {
        wrong.addAll(
            decoder.decode(payload).fold(members -> List.of(), broken -> broken.violations()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new ContractBreach(wrong);
    }
    return outbox
        .append(new OutgoingEvent(stream, eventType, payload, new PublisherId(source)))
        .fold(
            appended -> appended.entryId(),
            full -> {
              throw backlogFull(full.length(), full.limit());
            });
  }

  private static EntryId entryId(PublishOutcome outcome) {
    return outcome.fold(
        published -> published.entryId(),
        already -> already.entryId(),
        conflict -> {
          throw new PublishRefused(
              PublishRefused.Reason.CONFLICT,
              "another intent was published under this identity as %s: use a new intent_id"
                  .formatted(conflict.entryId()));
        },
        full -> {
          throw backlogFull(full.length(), full.limit());
        });
  }

  private static PublishRefused backlogFull(long length, long limit) {
    return new PublishRefused(
        PublishRefused.Reason.BACKLOG_FULL,
        "backlog full: the stream holds %d entries and takes %d at most".formatted(length, limit));
  }

  private static List<Violation> onlyType(String eventType, String only) {
    return eventType.equals(only)
        ? List.of()
        : List.of(
            new Violation(
                "entry.event_type",
                ViolationCode.WRONG_EVENT_TYPE,
                eventType,
                "only %s may be written to this stream".formatted(only)));
  }

  private static List<Violation> shapeOf(String eventType) {
    return EVENT_TYPE.matcher(eventType).matches()
        ? List.of()
        : List.of(
            new Violation(
                "entry.event_type",
                ViolationCode.PATTERN,
                eventType,
                "event_type must match " + EVENT_TYPE.pattern()));
  }
}
