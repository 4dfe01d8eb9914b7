package io.quantum.pipeline.application.history;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.history.port.in.CheckHistory.Steps;
import io.quantum.pipeline.application.history.port.in.TraceIntent;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.OrderRecord;
import io.quantum.pipeline.domain.history.HistoryFrame;
import io.quantum.pipeline.domain.history.ResultRecord;
import io.quantum.pipeline.domain.history.TraceOutcome;
import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.Optional;

/**
 * Goes from whatever is given to the entry, and from there through every record that may tell.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class TraceIntentService implements TraceIntent {
  private final TraceArchives archives;
  private final StreamInspector inspector;
  private final IntentContract contract;
  private final IntentDecoder decoder;

  /** Made of where records are, what knows the names, the contract, and what reads payloads. */
  public TraceIntentService(
      TraceArchives archives,
      StreamInspector inspector,
      IntentContract contract,
      IntentDecoder decoder) {
    this.archives = archives;
    this.inspector = inspector;
    this.contract = contract;
    this.decoder = decoder;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public TraceOutcome byIntent(PublisherId source, IntentId intent, Steps steps) {
    return byOrder(IntentIdentity.clientOrderId(source, intent), steps);
  }

  @Override
  public TraceOutcome byOrder(ClientOrderId order, Steps steps) {
    HistoryFrame frame = archives.history().frame();
    TraceSearch search = new TraceSearch(archives, frame, steps);
    return archives
        .records()
        .order(order)
        .map(OrderRecord::entry)
        .or(() -> archives.records().published(order))
        .or(() -> search.result(record -> record.order().equals(order)).map(ResultRecord::entry))
        .or(() -> search.intent(entry -> isOrdered(entry, order, frame.at())).map(Delivery::id))
        .map(entry -> trail(search, frame, entry, Optional.of(order)))
        .orElseGet(() -> new TraceOutcome.NotFound(search.gone(EntryId.ZERO)));
  }

  @Override
  public TraceOutcome byEntry(EntryId entry, Steps steps) {
    HistoryFrame frame = archives.history().frame();
    return trail(new TraceSearch(archives, frame, steps), frame, entry, Optional.empty());
  }

  private boolean isOrdered(Delivery entry, ClientOrderId order, Instant now) {
    return intent(entry, now).filter(intent -> identity(entry, intent).equals(order)).isPresent();
  }

  private TraceOutcome trail(
      TraceSearch search, HistoryFrame frame, EntryId entry, Optional<ClientOrderId> known) {
    Optional<Delivery> body = search.body(entry);
    Optional<TradeIntent> intent = body.flatMap(there -> intent(there, frame.at()));
    Optional<ClientOrderId> identity =
        known
            .or(() -> intent.map(told -> identity(body.orElseThrow(), told)))
            .or(() -> archives.records().underWay(entry));
    TraceBuilder trail = new TraceBuilder(entry, identity, frame);
    intent.ifPresent(told -> trail.made(told.timestamp(), told));
    body.ifPresent(trail::published);
    search.pending(entry).ifPresent(trail::pending);
    Optional<OrderRecord> order = identity.flatMap(archives.records()::order);
    order.ifPresent(trail::order);
    if (order.filter(record -> record.entry().equals(entry)).isPresent()) {
      search.arrival(order.get()).ifPresent(trail::arrived);
    } else {
      search.endings(entry, trail);
    }
    return trail.isEmpty()
        ? new TraceOutcome.NotFound(search.gone(entry))
        : new TraceOutcome.Found(trail.toTrail(search.gone(entry)));
  }

  private static ClientOrderId identity(Delivery entry, TradeIntent intent) {
    return IntentIdentity.of(entry.source(), intent).clientOrderId();
  }

  private Optional<TradeIntent> intent(Delivery entry, Instant now) {
    return entry
        .payload()
        .flatMap(
            payload ->
                contract
                    .judge(decoder.decode(payload), ContractProfile.READER, now)
                    .fold(accepted -> Optional.of(accepted.intent()), refused -> Optional.empty()));
  }
}
