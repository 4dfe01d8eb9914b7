package io.quantum.pipeline.application.proof.port.in;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.flow.FlowLimits;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Captures a proof pack. Nothing on Redis and nothing of the units changes.
 *
 * <p><b>Errors</b>: none; what cannot be read is a section that says why, and the capture goes on.
 * <b>Source</b>: docs/reference/proof-packs.md#capture.
 */
public interface CaptureProof {

  /** Of what. */
  PipelineNames describe();

  /**
   * Looks at the host, the units, the log, and for the first time at Redis. Blocks for as long as
   * the service manager and the journal take, some seconds at most.
   */
  Capture begin(Scope scope);

  /** A capture under way. <b>Threads</b>: one. */
  interface Capture {

    /** How much time has passed since the first look at Redis. */
    Duration elapsed();

    /**
     * Looks at Redis for the second time and makes the pack. Rates are what happened between the
     * two looks: the caller lets some seconds pass. Once only.
     */
    ProofPack finish(ProofLabel label);
  }

  /**
   * What is looked at.
   *
   * @param units to ask for
   * @param limits what the backlog is measured against, unless instances say otherwise
   * @param log which log, and from when on
   */
  record Scope(List<UnitName> units, FlowLimits limits, LogPart log) {
    /** Copies the list. */
    public Scope {
      units = List.copyOf(units);
      Objects.requireNonNull(limits, "limits");
      Objects.requireNonNull(log, "log");
    }
  }

  /**
   * The recent lines of a log; five minutes at most.
   *
   * @param file the log to read in place of the journal, as a path
   * @param since what was written before does not count: it belongs to an earlier pack
   */
  record LogPart(Optional<String> file, Optional<Instant> since) {
    /** Refuses missing parts. */
    public LogPart {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(since, "since");
    }
  }
}
