package io.quantum.pipeline.domain.stream;

import java.util.regex.Pattern;

/**
 * The name of a stream.
 *
 * <p><b>Shape</b>: {@code [A-Za-z0-9._:-]{1,200}}. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException}.
 *
 * @param text as the store knows it
 */
public record StreamName(String text) {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._:-]{1,200}");

  /** Refuses another shape. */
  public StreamName {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a stream name matches " + SHAPE.pattern());
    }
  }
}
