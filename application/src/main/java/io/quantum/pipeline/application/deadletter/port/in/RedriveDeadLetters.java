package io.quantum.pipeline.application.deadletter.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.DeadLetterFilter;
import io.quantum.pipeline.domain.letter.ReplayMode;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds dead letters, publishes them again, and throws them away.
 *
 * <p>Publishing takes two steps, a plan and its execution, so that a person can be told first what
 * will come of it. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}; after one from {@link #replay} it is not
 * known whether the letter was published, and repeating is safe. <b>Source</b>:
 * docs/reference/tools.md#dlq.
 */
public interface RedriveDeadLetters {

  /** What is looked at; the stream is that of the letters. */
  PipelineNames describe();

  /**
   * Hands over every letter that is there now, oldest first, a page at a time. What is put aside
   * meanwhile is not among them, so replaying each ends.
   */
  void list(DeadLetterFilter filter, Consumer<DeadLetterEntry> each);

  /** One letter, if it is there. */
  Optional<DeadLetterEntry> find(EntryId letter);

  /** What publishing a letter would do. Changes nothing. */
  ReplayPlan plan(DeadLetterEntry letter, ReplayMode mode);

  /**
   * Publishes a letter and takes it away, in one step.
   *
   * @return empty if the letter is not there any more; nothing was published then
   */
  Optional<PublishOutcome> replay(ReplayPlan.Ready ready);

  /** Throws a letter away; false if it was not there. */
  boolean discard(EntryId letter);
}
