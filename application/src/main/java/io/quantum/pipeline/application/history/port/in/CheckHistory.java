package io.quantum.pipeline.application.history.port.in;

import io.quantum.pipeline.domain.admission.OrderRate;
import io.quantum.pipeline.domain.history.HistoryStream;
import io.quantum.pipeline.domain.history.HistoryVerdict;

/**
 * Walks through every record that is kept and holds it against the promises. Reading changes
 * nothing, and the service may go on working.
 *
 * <p>Blocks as long as it takes: about 500 entries a round trip. May be repeated. <b>Threads</b>:
 * safe. <b>Errors</b>: none; what cannot be read says why. <b>Source</b>:
 * docs/reference/conservation.md#deep-check.
 */
public interface CheckHistory {

  /** Told now and then how far the walk is. */
  interface Steps {
    /**
     * So many entries of this stream were read by now.
     *
     * @param stream which
     * @param read entries
     */
    void read(HistoryStream stream, long read);
  }

  /** Holds arrivals at the venue against this rate. */
  HistoryVerdict check(OrderRate openings, Steps steps);

  /**
   * Holds them against the largest limit that is in use at the moment, in the window of the given
   * rate; against the given rate if no instance tells its limit. A raise that has ended is not
   * known any more.
   */
  HistoryVerdict checkUnderLimitInUse(OrderRate otherwise, Steps steps);
}
