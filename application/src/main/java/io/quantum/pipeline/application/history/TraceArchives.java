package io.quantum.pipeline.application.history;

import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.history.port.out.HistoryArchive;
import io.quantum.pipeline.application.history.port.out.IntentRecords;
import io.quantum.pipeline.application.history.port.out.PendingEntries;

/**
 * Where what became of an intent may be recorded.
 *
 * @param history streams of records
 * @param records by identity
 * @param pending what is not settled
 * @param letters what was put aside
 */
public record TraceArchives(
    HistoryArchive history,
    IntentRecords records,
    PendingEntries pending,
    DeadLetterQueue letters) {}
