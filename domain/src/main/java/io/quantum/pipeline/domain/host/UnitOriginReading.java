package io.quantum.pipeline.domain.host;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * From which files a unit comes and which of its runs this is.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: systemctl(1), show;
 * docs/reference/proof-packs.md#identity.
 */
public sealed interface UnitOriginReading {

  /**
   * The manager answered.
   *
   * @param name which unit
   * @param files its file and drop-ins
   * @param invocation new with every start, empty if it never ran
   */
  record Known(UnitName name, FilesDigest files, Optional<String> invocation)
      implements UnitOriginReading {
    /** Refuses missing parts. */
    public Known {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(files, "files");
      Objects.requireNonNull(invocation, "invocation");
    }
  }

  /**
   * Nobody can tell.
   *
   * @param name which unit
   * @param why in words
   */
  record Unknown(UnitName name, String why) implements UnitOriginReading {
    /** Refuses missing parts. */
    public Unknown {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * The files of a unit.
   *
   * @param sha256 of their contents, in order, as lower-case hex
   */
  record FilesDigest(String sha256) {
    /** Refuses other shapes. */
    public FilesDigest {
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("no SHA-256: " + sha256);
      }
    }
  }

  /** Which unit. */
  UnitName name();

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Known, R> known, Function<Unknown, R> unknown) {
    if (this instanceof Known knownCase) {
      return known.apply(knownCase);
    }
    return unknown.apply((Unknown) this);
  }
}
