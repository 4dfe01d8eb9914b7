package io.quantum.pipeline.application.service;

import io.quantum.pipeline.application.port.out.DeadLetterShelf;
import io.quantum.pipeline.application.port.out.HistoryArchive;
import io.quantum.pipeline.application.port.out.IntentRecords;
import io.quantum.pipeline.application.port.out.PendingEntries;

/**
 * Where what became of an intent may be recorded.
 *
 * @param history streams of records
 * @param records by identity
 * @param pending what is not settled
 * @param letters what was put aside
 */
public record TrailArchives(
    HistoryArchive history,
    IntentRecords records,
    PendingEntries pending,
    DeadLetterShelf letters) {}
