package io.quantum.pipeline.application.execution.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.contract.PrintableText;
import java.util.List;
import java.util.Objects;

/**
 * Values under our keys that somebody else wrote and that cannot be read.
 *
 * <p>Nothing is decided with such a value: the safe side counts instead. So that nobody believes in
 * a value without effect, it is named. <b>Threads</b>: safe. <b>Errors</b>: {@link AdapterFailure}.
 */
public interface StoredValues {

  /** All that cannot be read now, at most some twenty. Changes nothing. */
  List<Unreadable> unreadable();

  /**
   * One value.
   *
   * @param key the key, and behind a blank its field if it has fields
   * @param value as it stands there, shortened
   * @param kind what should be there
   */
  record Unreadable(String key, String value, Kind kind) {
    private static final int SHOWN = 64;

    /** Shortens what others wrote. */
    public Unreadable {
      key = PrintableText.shorten(key, SHOWN + SHOWN);
      value = PrintableText.shorten(value, SHOWN);
      Objects.requireNonNull(kind, "kind");
    }

    /** One sentence: what is there, what may be there, what counts instead. */
    public String sentence() {
      return "%s cannot be read: '%s'; allowed: %s; instead: %s"
          .formatted(key, value, kind.allowed(), kind.instead());
    }
  }

  /** What a value is, and what counts when it cannot be read. */
  enum Kind {
    /** What may be traded. */
    STATE("ACTIVE, REDUCING or HALTED", "HALTED", "quantum-ops halt or resume"),
    /** When a trading state ends. */
    UNTIL("13 digits, ms since 1970", "HALTED", "quantum-ops halt or resume"),
    /** The operators' limit of openings. */
    LIMIT("0 to 1000000 in digits", "the instances' own limit", "quantum-ops limit"),
    /** The limit of an instance. */
    INSTANCE_LIMIT("0 to 1000000 in digits", "the reader's own limit", "HDEL of that field"),
    /** A part of the reader's lease. */
    TERM("at most 15 digits", "a lease that is over", "nothing: the next reader writes it anew"),
    /** A count. */
    COUNT("at most 15 digits", "a count that begins again", "HDEL of that field"),
    /** What conservation is held against. */
    OFFSET("at most 15 digits, or - before them", "an unknown conservation", "HDEL of that field");

    private final String allowed;
    private final String instead;
    private final String remedy;

    Kind(String allowed, String instead, String remedy) {
      this.allowed = allowed;
      this.instead = instead;
      this.remedy = remedy;
    }

    /** What may stand there. */
    public String allowed() {
      return allowed;
    }

    /** What counts while it cannot be read. */
    public String instead() {
      return instead;
    }

    /** What sets it right. */
    public String remedy() {
      return remedy;
    }
  }
}
