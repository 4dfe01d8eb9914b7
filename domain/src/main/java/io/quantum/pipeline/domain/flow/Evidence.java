package io.quantum.pipeline.domain.flow;

import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.host.UnitReading;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One fact that advice rests on.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/numbers-and-states.md#advice.
 */
public sealed interface Evidence {

  /**
   * The reason of the state.
   *
   * @param why in one sentence, as the assessment has it
   */
  record Reason(String why) implements Evidence {
    /** Refuses a missing reason. */
    public Reason {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * The writers that stand out.
   *
   * @param stream which entries were counted
   * @param counts those that stand out most, first
   * @param complete false if the window holds more entries than were counted
   */
  record Sources(Stream stream, List<SourceTally.Count> counts, boolean complete)
      implements Evidence {
    /** Whose entries were counted. */
    public enum Stream {
      /** Intents by publisher. */
      INTENTS,
      /** Dead letters by source and rule. */
      DEAD_LETTERS
    }

    /** Copies the list. */
    public Sources {
      Objects.requireNonNull(stream, "stream");
      counts = List.copyOf(counts);
    }
  }

  /**
   * The units of the service manager.
   *
   * @param units none if none was asked for
   */
  record Units(List<UnitReading> units) implements Evidence {
    /** Copies the list. */
    public Units {
      units = List.copyOf(units);
    }
  }

  /**
   * The executors and what they may do.
   *
   * @param alive executors that give signs of life
   * @param known executors with a record
   * @param state that is in force
   */
  record Executors(long alive, long known, TradingState state) implements Evidence {
    /** Refuses a missing state. */
    public Executors {
      Objects.requireNonNull(state, "state");
    }
  }

  /**
   * Entries of the window that ended as invalid.
   *
   * @param count 0 or more
   */
  record NewInvalid(long count) implements Evidence {}

  /**
   * How fast results come.
   *
   * @param rate in the window; empty if there are too few samples
   */
  record Results(Optional<Rate> rate) implements Evidence {
    /** Refuses a missing part. */
    public Results {
      Objects.requireNonNull(rate, "rate");
    }
  }

  /**
   * Whether positions accumulate.
   *
   * @param accumulation in the window
   */
  record Positions(Accumulation accumulation) implements Evidence {
    /** Refuses a missing part. */
    public Positions {
      Objects.requireNonNull(accumulation, "accumulation");
    }
  }

  /**
   * The window is short, so all the other evidence is weak.
   *
   * @param samples compared
   * @param span between the first and the last of them
   */
  record Preliminary(int samples, Duration span) implements Evidence {
    /** Refuses a missing span. */
    public Preliminary {
      Objects.requireNonNull(span, "span");
    }
  }

  /** Applies the function of the case at hand. */
  default <R> R fold(
      Function<Reason, R> reason,
      Function<Sources, R> sources,
      Function<Units, R> units,
      Function<Executors, R> executors,
      Function<NewInvalid, R> newInvalid,
      Function<Results, R> results,
      Function<Positions, R> positions,
      Function<Preliminary, R> preliminary) {
    if (this instanceof Reason reasonCase) {
      return reason.apply(reasonCase);
    }
    if (this instanceof Sources sourcesCase) {
      return sources.apply(sourcesCase);
    }
    if (this instanceof Units unitsCase) {
      return units.apply(unitsCase);
    }
    if (this instanceof Executors executorsCase) {
      return executors.apply(executorsCase);
    }
    if (this instanceof NewInvalid invalidCase) {
      return newInvalid.apply(invalidCase);
    }
    if (this instanceof Results resultsCase) {
      return results.apply(resultsCase);
    }
    if (this instanceof Positions positionsCase) {
      return positions.apply(positionsCase);
    }
    return preliminary.apply((Preliminary) this);
  }
}
