package io.quantum.pipeline.application.execution;

import io.quantum.pipeline.application.execution.port.in.TrimStreams;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.application.time.Ticker;
import java.time.Duration;
import java.util.Optional;

/**
 * One slice a call; a group that holds the rest back is named once it has done so for ten minutes,
 * unless it is our own, whose backlog has a name already.
 *
 * <p><b>Threads</b>: not safe; one thread calls it.
 */
public final class TrimStreamsService implements TrimStreams {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final StreamRetention retention;
  private final String ownGroup;
  private final Ticker ticker;
  private Optional<String> holder = Optional.empty();
  private long holdsSinceNanos;

  /** Made of what trims, the name of our own group, and a monotonic clock. */
  public TrimStreamsService(StreamRetention retention, String ownGroup, Ticker ticker) {
    this.retention = retention;
    this.ownGroup = ownGroup;
    this.ticker = ticker;
  }

  @Override
  public Optional<HeldBack> tend() {
    Optional<String> now = retention.trim().heldBy().filter(group -> !group.equals(ownGroup));
    if (!now.equals(holder)) {
      holder = now;
      holdsSinceNanos = ticker.nanos();
    }
    Duration since = Duration.ofNanos(ticker.nanos() - holdsSinceNanos);
    return holder
        .filter(group -> since.compareTo(PATIENCE) >= 0)
        .map(group -> new HeldBack(group, since));
  }
}
