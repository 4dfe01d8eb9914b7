package io.quantum.pipeline.application.history.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.history.TraceOutcome;
import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.EntryId;

/**
 * Finds out what became of one intent. Changes nothing.
 *
 * <p>What is not known by a key is searched for page by page, no further than the streams reached
 * when it began. It names the first outcome that it finds; a second one is what {@link
 * CheckHistory} looks for. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>:
 * docs/reference/tools.md#trace.
 */
public interface TraceIntent {

  /** Of which pipeline. */
  PipelineNames describe();

  /** By its entry. */
  TraceOutcome byEntry(EntryId entry, CheckHistory.Steps steps);

  /** By the identity of its order. */
  TraceOutcome byOrder(ClientOrderId order, CheckHistory.Steps steps);

  /** By what its producer called it. */
  TraceOutcome byIntent(PublisherId source, IntentId intent, CheckHistory.Steps steps);
}
