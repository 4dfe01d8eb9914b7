package io.quantum.pipeline.application.control;

import io.quantum.pipeline.application.control.port.in.ReadPositions;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.PositionsReading;

/**
 * Reads the paper venue's books; what another venue holds, the tools do not know.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class ReadPositionsService implements ReadPositions {
  private static final String PAPER = "paper";

  private final VenueBook book;
  private final StreamInspector inspector;
  private final String venue;

  /**
   * Made of the books and of what knows the names.
   *
   * @param venue to which the service sends its orders
   */
  public ReadPositionsService(VenueBook book, StreamInspector inspector, String venue) {
    this.book = book;
    this.inspector = inspector;
    this.venue = venue;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public PositionsReading read() {
    return venue.equals(PAPER)
        ? new PositionsReading.Known(book.positions())
        : new PositionsReading.Unknown("the tools cannot ask the venue '" + venue + "'");
  }
}
