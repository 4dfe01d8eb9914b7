package io.quantum.pipeline.application.deadletter.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where entries lie that were put aside for a person.
 *
 * <p>All but {@link #replay} and {@link #discard} only look; each call blocks for one command
 * time-out at most. <b>Threads</b>: safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>:
 * docs/reference/names-on-redis.md#dead-letters; docs/reference/tools.md#dlq.
 */
public interface DeadLetterQueue {

  /** What it looks at; the stream is that of the letters. */
  PipelineNames names();

  /** The shelf's clock. */
  Instant now();

  /** The newest letter's id, if there is a letter. */
  Optional<EntryId> newest();

  /**
   * One page, oldest first.
   *
   * @param after letters behind this one
   * @param upTo and this one the last
   * @param most letters at most; fewer if they are large, none only behind the last
   */
  List<DeadLetterEntry> page(EntryId after, EntryId upTo, int most);

  /** One letter, if it is there. */
  Optional<DeadLetterEntry> read(EntryId letter);

  /**
   * Publishes an intent as {@link IntentOutbox#publish} does and takes its letter away, in one
   * atomic step. The letter stays on {@link PublishOutcome.Conflict} and {@link
   * PublishOutcome.BacklogFull}. What the letter's own entry left behind when it was published does
   * not count as published before: it is that entry which comes again.
   *
   * <p>After a failed call it may have happened or not; repeating it then finds no letter.
   *
   * @param letter which was judged to be published
   * @param intent what it says
   * @return empty if the letter is not there (any more); nothing was published then
   */
  Optional<PublishOutcome> replay(DeadLetterEntry letter, OutgoingIntent intent);

  /** Takes a letter away; false if it was not there. */
  boolean discard(EntryId letter);
}
