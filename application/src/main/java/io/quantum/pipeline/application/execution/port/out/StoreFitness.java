package io.quantum.pipeline.application.execution.port.out;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether the server can be trusted with orders: it must not lose what it has acknowledged.
 *
 * <p>Changes nothing. <b>Threads</b>: safe. <b>Errors</b>: {@link
 * io.quantum.pipeline.application.port.AdapterFailure}. <b>Source</b>:
 * docs/reference/delivery.md#start.
 */
public interface StoreFitness {

  /** Everything that stands against using the server. */
  List<Shortcoming> shortcomings();

  /**
   * Tries every command that the service's steps consist of, on keys of its own that are gone
   * afterwards. Throws {@link io.quantum.pipeline.application.port.AdapterFailure} that names the
   * missing rights.
   */
  void requireRights();

  /** Version and settings, for people. */
  List<Setting> settings();

  /**
   * Streams of the pipeline to which nothing can be added any more, because somebody added an entry
   * under the largest id there is. What is in them can be read and decided all the same.
   */
  List<Shortcoming> exhaustedStreams();

  /** What whoever asks may do there. */
  Rights rights();

  /**
   * One setting of the server.
   *
   * @param name as the server calls it
   * @param value empty if it may not be read
   */
  record Setting(String name, Optional<String> value) {
    /** Refuses missing parts. */
    public Setting {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }

  /** What may be done with the pipeline's keys. */
  enum Rights {
    /** Everything that this service and its tools do. */
    READ_AND_WRITE,
    /** Looking only. */
    READ_ONLY
  }

  /**
   * One thing that is not as it must be.
   *
   * @param severity what follows
   * @param setting what, for a setting with its value
   * @param remedy the commands or the change that help
   */
  record Shortcoming(Severity severity, String setting, String remedy) {
    /** Refuses missing parts. */
    public Shortcoming {
      Objects.requireNonNull(severity, "severity");
      Objects.requireNonNull(setting, "setting");
      Objects.requireNonNull(remedy, "remedy");
    }
  }

  /** What a shortcoming means. */
  enum Severity {
    /** Never used like that. */
    REFUSED,
    /** Refused unless volatile storage is allowed on purpose. */
    VOLATILE,
    /** Used, with a warning. */
    WARNED,
    /** Used, with a warning at the start: what it allows harms nobody here. */
    ADVISED
  }
}
