package io.quantum.pipeline.domain.backlog;

import io.quantum.pipeline.domain.stream.EntryId;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What the server says about a stream, uninterpreted.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: Redis documentation, XINFO STREAM.
 */
public sealed interface StreamReading {

  /**
   * The stream exists.
   *
   * @param length entries in it now
   * @param entriesAdded entries ever added since the key was created; empty where a script cannot
   *     hold that number exactly, because somebody set it to 2^53 or more
   * @param first id of the oldest entry, {@link EntryId#ZERO} if the stream is empty
   * @param lastGenerated the newest id ever given
   */
  record Present(long length, OptionalLong entriesAdded, EntryId first, EntryId lastGenerated)
      implements StreamReading {
    /** With a counter that is known. */
    public Present(long length, long entriesAdded, EntryId first, EntryId lastGenerated) {
      this(length, OptionalLong.of(entriesAdded), first, lastGenerated);
    }

    /** True if the server has no id left for another entry. */
    public boolean isExhausted() {
      return lastGenerated.equals(EntryId.LARGEST);
    }
  }

  /** No such key. */
  record Absent() implements StreamReading {}

  /** Applies the function of the case at hand. */
  default <R> R fold(Function<Present, R> present, Function<Absent, R> absent) {
    if (this instanceof Present presentCase) {
      return present.apply(presentCase);
    }
    return absent.apply((Absent) this);
  }
}
