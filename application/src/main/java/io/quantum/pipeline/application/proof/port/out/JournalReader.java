package io.quantum.pipeline.application.proof.port.out;

import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.logs.LogReading;
import java.util.function.Consumer;

/**
 * The recent lines of a log: the journal of this host, or a file where there is none.
 *
 * <p>Changes nothing; blocks for some seconds at most; repeatable. Lines are handed on one by one
 * and in any order, never kept, so that a log of any size is read in bounded memory. If there are
 * more than can be read in that time, the newest are, and the reading says what it covers.
 * <b>Threads</b>: safe; the consumer is called by the caller's thread. <b>Errors</b>: none; what
 * cannot be read is {@link LogReading.Unknown} or {@link LogReading.Partial}. <b>Source</b>:
 * docs/reference/proof-packs.md#log; docs/reference/proof-packs.md#journal.
 */
public interface JournalReader {

  /** Hands on what was asked for and says how far it could be read. */
  LogReading read(JournalQuery query, Consumer<LogLine> lines);
}
