package io.quantum.pipeline.application;

import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.history.HistoryStream;
import io.quantum.pipeline.domain.history.VenueArrival.Effect;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;

/** An archive with the pens to write into it, as the service and others would. */
public interface HistoryScene {
  /** What is written. */
  HistoryArchive archive();

  /** Appends an intent. */
  EntryId publish();

  /** Delivers everything that was published; all of it is pending. */
  void deliver();

  /** Appends an audit entry. */
  EntryId audit(OutcomeCode outcome, long count, List<EntryId> entries);

  /** Appends a result. */
  EntryId result(EntryId entry, ClientOrderId order, OutcomeCode outcome);

  /** Appends a dead letter. */
  EntryId letter(EntryId entry, OutcomeCode outcome);

  /** Appends to the venue's list. */
  EntryId arrival(ClientOrderId order, Effect effect, EntryId entry);

  /** Writes the record of an order in flight. */
  void claim(ClientOrderId order, EntryId entry);

  /** Writes into it that the order has ended. */
  void end(ClientOrderId order, EntryId entry, EntryId result);

  /** Appends what looks like a record of ours and is none. */
  EntryId garbage(HistoryStream stream);

  /** Appends what somebody else may write there. */
  void foreign(HistoryStream stream);

  /** Trims a stream to its newest entries. */
  void trim(HistoryStream stream, int kept);

  /** Deletes one entry. */
  void delete(HistoryStream stream, EntryId id);

  /** An instance tells its limit. */
  void limitInUse(int limit);
}
