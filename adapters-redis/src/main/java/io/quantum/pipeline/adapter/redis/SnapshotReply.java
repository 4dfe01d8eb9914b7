package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.backlog.GroupReading;
import io.quantum.pipeline.domain.backlog.IntentStreamSnapshot;
import io.quantum.pipeline.domain.backlog.PendingSample;
import io.quantum.pipeline.domain.backlog.PendingSample.Coverage;
import io.quantum.pipeline.domain.backlog.StreamReading;
import io.quantum.pipeline.domain.backlog.UndeliveredSample;
import java.util.Optional;

/** Streams and groups, read from the replies that {@code stream_parts} and its kin write. */
final class SnapshotReply {
  private SnapshotReply() {}

  static IntentStreamSnapshot intents(Reply stream, Reply group, Reply undelivered, Reply pending) {
    return new IntentStreamSnapshot(
        stream(stream), group(group), undelivered(undelivered), pending(pending));
  }

  static StreamReading stream(Reply reply) {
    return reply.isEmpty()
        ? new StreamReading.Absent()
        : new StreamReading.Present(
            reply.number(0), reply.maybeNumber(1), reply.entryId(2), reply.entryId(3));
  }

  private static GroupReading group(Reply reply) {
    return reply.isEmpty()
        ? new GroupReading.Absent()
        : new GroupReading.Present(
            reply.number(0),
            reply.number(1),
            reply.entryId(2),
            reply.maybeNumber(3),
            reply.maybeNumber(4));
  }

  private static UndeliveredSample undelivered(Reply reply) {
    return reply.isEmpty()
        ? new UndeliveredSample(0, true, Optional.empty())
        : new UndeliveredSample(reply.number(0), reply.number(1) == 1, reply.maybeEntryId(2));
  }

  private static PendingSample pending(Reply reply) {
    return reply.isEmpty()
        ? new PendingSample(Optional.empty(), Optional.empty(), 0, 0, Coverage.ONE_LOOK)
        : new PendingSample(
            reply.maybeEntryId(0),
            reply.maybeEntryId(1),
            reply.number(2),
            reply.number(3),
            Coverage.ONE_LOOK);
  }
}
