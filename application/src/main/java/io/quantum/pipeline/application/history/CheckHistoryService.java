package io.quantum.pipeline.application.history;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.history.port.in.CheckHistory;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.history.port.out.HistoryPage;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.backlog.Conservation;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.history.HistoryCheck;
import io.quantum.pipeline.domain.history.HistoryFrame;
import io.quantum.pipeline.domain.history.HistoryReport;
import io.quantum.pipeline.domain.history.HistoryStream;
import io.quantum.pipeline.domain.history.HistoryVerdict;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the archive in the order that {@link HistoryCheck} asks for.
 *
 * <p><b>Threads</b>: safe.
 */
public final class CheckHistoryService implements CheckHistory {
  private final HistoryArchive archive;
  private final StreamInspector inspector;
  private final IntentContract contract;
  private final IntentDecoder decoder;

  /** Made of the archive, what reads both sides of conservation, and what reads payloads. */
  public CheckHistoryService(
      HistoryArchive archive,
      StreamInspector inspector,
      IntentContract contract,
      IntentDecoder decoder) {
    this.archive = archive;
    this.inspector = inspector;
    this.contract = contract;
    this.decoder = decoder;
  }

  @Override
  public HistoryVerdict check(OrderRate openings, Steps steps) {
    return verdict(opening -> openings, steps);
  }

  @Override
  public HistoryVerdict checkUnderLimitInUse(OrderRate otherwise, Steps steps) {
    return verdict(
        opening ->
            opening.limitInUse().isPresent()
                ? otherwise.withLimit(opening.limitInUse().getAsInt())
                : otherwise,
        steps);
  }

  private HistoryVerdict verdict(Function<HistoryFrame, OrderRate> rate, Steps steps) {
    try {
      HistoryFrame opening = archive.frame();
      HistoryCheck check = new HistoryCheck(opening, rate.apply(opening));
      return new HistoryVerdict.Checked(walk(opening, check, steps));
    } catch (AdapterFailure unreadable) {
      return new HistoryVerdict.Unreadable(unreadable.getMessage());
    }
  }

  private HistoryReport walk(HistoryFrame opening, HistoryCheck check, Steps steps) {
    Conservation conservation =
        inspector
            .snapshot()
            .fold(
                taken -> Conservation.of(taken.snapshot()),
                unreadable -> new Conservation.Undeterminable(unreadable.why()));
    pending(check);
    archive.underWay().forEach(check::underWay);
    HistoryFrame second = archive.frame();
    HistoryFrame.Spans ends = second.spans();
    Walk walk = new Walk(check, steps);
    walk.through(HistoryStream.AUDIT, ends.audit().last(), archive::audit, check::audit);
    walk.through(HistoryStream.RESULTS, ends.results().last(), archive::results, check::result);
    walk.through(
        HistoryStream.DEAD_LETTERS, ends.deadLetters().last(), archive::letters, check::letter);
    walk.through(
        HistoryStream.VENUE_ORDERS, ends.venueOrders().last(), archive::arrivals, check::arrival);
    walk.through(
        HistoryStream.INTENTS,
        opening.cursor().orElse(EntryId.ZERO),
        archive::intents,
        delivery -> intent(check, delivery, opening.at()));
    traces(check);
    return check.report(conservation, second, archive.frame());
  }

  private void pending(HistoryCheck check) {
    Optional<EntryId> after = Optional.of(EntryId.ZERO);
    while (after.isPresent()) {
      HistoryPage<EntryId> page = archive.pending(after.get());
      page.records().forEach(check::pending);
      after = page.next();
    }
  }

  private void traces(HistoryCheck check) {
    List<ClientOrderId> unanswered = check.unanswered();
    for (int from = 0; from < unanswered.size(); from += HistoryArchive.PAGE) {
      int to = Math.min(from + HistoryArchive.PAGE, unanswered.size());
      archive.traces(unanswered.subList(from, to)).forEach(check::trace);
    }
  }

  private void intent(HistoryCheck check, Delivery delivery, Instant now) {
    check.intent(delivery.id());
    if (check.wantsIdentity(delivery.id())) {
      identity(delivery, now).ifPresent(order -> check.identity(delivery.id(), order));
    }
  }

  // An intent that these terms of the contract do not accept was accepted under others: an older
  // date, another pattern. It is not told whose order it was.
  private Optional<ClientOrderId> identity(Delivery delivery, Instant now) {
    return delivery
        .payload()
        .flatMap(
            payload ->
                contract
                    .judge(decoder.decode(payload), ContractProfile.READER, now)
                    .fold(
                        accepted ->
                            Optional.of(
                                IntentIdentity.of(delivery.source(), accepted.intent())
                                    .clientOrderId()),
                        refused -> Optional.empty()));
  }

  private record Walk(HistoryCheck check, Steps steps) {
    <T> void through(
        HistoryStream stream,
        EntryId upTo,
        BiFunction<EntryId, EntryId, HistoryPage<T>> pages,
        Consumer<T> each) {
      long read = 0;
      Optional<EntryId> after = Optional.of(EntryId.ZERO);
      while (after.isPresent()) {
        HistoryPage<T> page = pages.apply(after.get(), upTo);
        page.records().forEach(each);
        page.unreadable().forEach(record -> check.unreadable(stream, record));
        read += page.records().size() + page.unreadable().size();
        steps.read(stream, read);
        after = page.next();
      }
    }
  }
}
