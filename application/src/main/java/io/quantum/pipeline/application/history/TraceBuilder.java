package io.quantum.pipeline.application.history;

import io.quantum.pipeline.domain.backlog.PendingEntry;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OrderRecord;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.AuditRecord;
import io.quantum.pipeline.domain.history.DeadLetterRecord;
import io.quantum.pipeline.domain.history.HistoryFrame;
import io.quantum.pipeline.domain.history.IntentTrace;
import io.quantum.pipeline.domain.history.IntentTrace.Gone;
import io.quantum.pipeline.domain.history.IntentTrace.Milestone;
import io.quantum.pipeline.domain.history.IntentTrace.Stage;
import io.quantum.pipeline.domain.history.IntentTrace.Standing;
import io.quantum.pipeline.domain.history.ResultRecord;
import io.quantum.pipeline.domain.history.VenueArrival;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has been found out about an entry so far.
 *
 * <p><b>Threads</b>: not safe; one per search.
 */
final class TraceBuilder {
  private final EntryId entry;
  private final Optional<ClientOrderId> identity;
  private final HistoryFrame frame;
  private final List<Milestone> milestones = new ArrayList<>();
  private Standing standing;

  TraceBuilder(EntryId entry, Optional<ClientOrderId> identity, HistoryFrame frame) {
    this.entry = entry;
    this.identity = identity;
    this.frame = frame;
    this.standing =
        frame.cursor().filter(cursor -> !cursor.isBefore(entry)).isPresent()
            ? Standing.NO_OUTCOME_FOUND
            : Standing.WAITING;
  }

  void made(Instant at, TradeIntent intent) {
    milestones.add(
        new Milestone(
            Stage.MADE, at, Optional.empty(), intent.action() + " " + intent.symbol().name()));
  }

  void published(Delivery body) {
    add(Stage.PUBLISHED, entry, "by " + body.source().text());
  }

  void pending(PendingEntry pending) {
    standing = Standing.PENDING;
    milestones.add(
        new Milestone(
            Stage.DELIVERED,
            frame.at().minus(pending.idle()),
            Optional.empty(),
            "to " + pending.owner() + (pending.isGhost() ? ", its body is gone" : "")));
  }

  void order(OrderRecord order) {
    boolean own = order.entry().equals(entry);
    milestones.add(
        new Milestone(
            own ? Stage.CLAIMED : Stage.ORDERED_ELSEWHERE,
            order.claimedAt(),
            own ? Optional.empty() : Optional.of(order.entry()),
            "%s %s%s"
                .formatted(
                    order.action(),
                    order.symbol().name(),
                    order.epoch() > 1 ? ", taken over, epoch " + order.epoch() : "")));
    if (own) {
      standing =
          switch (order.phase()) {
            case IN_FLIGHT -> Standing.IN_FLIGHT;
            case UNRESOLVED -> Standing.UNRESOLVED;
            case ENDED -> Standing.ENDED;
          };
      order.ending().ifPresent(ending -> ended(ending.result(), ending.outcome()));
    }
  }

  void arrived(VenueArrival arrival) {
    add(Stage.ARRIVED, arrival.id(), "");
  }

  void ended(ResultRecord result) {
    ended(result.id(), result.outcome());
  }

  void closed(AuditRecord audit) {
    standing = Standing.ENDED;
    add(
        Stage.CLOSED,
        audit.id(),
        audit.outcome().wireName() + audit.reason().map(reason -> ", " + reason.name()).orElse(""));
  }

  void putAside(DeadLetterRecord record, Optional<DeadLetterEntry> letter) {
    standing = Standing.ENDED;
    add(
        Stage.PUT_ASIDE,
        record.id(),
        record.outcome().wireName()
            + letter.map(put -> ", " + put.why().code() + remark(put)).orElse(""));
  }

  /** True if nothing tells of the entry. */
  boolean isEmpty() {
    return milestones.isEmpty();
  }

  IntentTrace toTrail(List<Gone> gone) {
    return new IntentTrace(entry, identity, standing, milestones, gone);
  }

  private void ended(EntryId result, OutcomeCode outcome) {
    standing = Standing.ENDED;
    add(Stage.RESULT, result, outcome.wireName());
  }

  private void add(Stage stage, EntryId evidence, String detail) {
    milestones.add(new Milestone(stage, evidence.storedAt(), Optional.of(evidence), detail));
  }

  private static String remark(DeadLetterEntry letter) {
    return letter.why().remarks().stream()
        .findFirst()
        .map(remark -> ": " + remark.message())
        .orElse("");
  }
}
