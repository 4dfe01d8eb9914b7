package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.proof.port.out.JournalQuery;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.domain.logs.LogDigest;
import io.quantum.pipeline.domain.logs.LogTemplates;

/**
 * A log in brief, read once.
 *
 * <p><b>Threads</b>: safe if its port is.
 */
public final class RecentLogs {
  private final JournalReader journal;

  /** Of this log. */
  public RecentLogs(JournalReader journal) {
    this.journal = journal;
  }

  /** The templates of what was asked for, and how far it could be read. */
  public LogDigest digest(JournalQuery query) {
    LogTemplates templates = new LogTemplates();
    return templates.digest(journal.read(query, templates::add));
  }
}
