package io.quantum.pipeline.application.monitor.port.out;

import io.quantum.pipeline.domain.backlog.GroupsReading;

/**
 * Looks at every group of the intent stream without touching it.
 *
 * <p>One read-only atomic step, {@link GroupsReading#MOST} groups at most; its cost is bounded at
 * any length of the stream. <b>Threads</b>: safe. <b>Errors</b>: none; what cannot be read is
 * {@link GroupsReading.Unreadable} with the reason. <b>Source</b>:
 * docs/reference/proof-packs.md#groups.
 */
public interface GroupRoster {

  /** All groups, by name. */
  GroupsReading groups();
}
