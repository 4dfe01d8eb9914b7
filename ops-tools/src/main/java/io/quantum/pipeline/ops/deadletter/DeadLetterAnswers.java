package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.List;

/**
 * What is said of dead letters, line by line; nothing of a letter reaches the output unescaped.
 *
 * <p><b>Threads</b>: safe.
 */
interface DeadLetterAnswers {

  /** As text for people, or as one JSON object a line. */
  static DeadLetterAnswers of(boolean json) {
    return json ? new DeadLetterJson() : new DeadLetterText();
  }

  /** What is looked at, before anything else. */
  List<String> heading(PipelineNames names);

  /** One letter of many. */
  List<String> listed(DeadLetterEntry letter);

  /** How many letters there are of a source and code. */
  List<String> counted(String source, String code, long count);

  /** All of one letter, and what replaying it without and with an upgrade would do. */
  List<String> shown(
      PipelineNames names, DeadLetterEntry letter, ReplayPlan asItIs, ReplayPlan upgraded);

  /** What a replay would do; said instead of doing it. */
  List<String> planned(EntryId letter, ReplayPlan plan);

  /** What a replay did. */
  List<String> replayed(ReplayPlan.Ready ready, PublishOutcome outcome);

  /** Nobody knows what a replay did. */
  List<String> unknown(EntryId letter, String why);

  /** There is no such letter. */
  List<String> gone(EntryId letter);

  /** The letter was thrown away. */
  List<String> discarded(EntryId letter);
}
