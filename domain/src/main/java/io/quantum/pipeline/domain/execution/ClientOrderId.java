package io.quantum.pipeline.domain.execution;

import java.util.regex.Pattern;

/**
 * The identity of an intent as the venue sees it; equal intents have equal ids, for ever.
 *
 * <p><b>Shape</b>: {@code q} and 24 characters of lower-case RFC 4648 base32, for example {@code
 * qo2otatv2n57liprvbkcrynp6}. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException}. <b>Source</b>: docs/reference/identity.md#client-order-id; made by
 * {@link IntentIdentity}.
 *
 * @param text the id
 */
public record ClientOrderId(String text) {

  private static final Pattern SHAPE = Pattern.compile("q[a-z2-7]{24}");

  /** Refuses anything that {@link IntentIdentity} cannot have made. */
  public ClientOrderId {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("client order id must match " + SHAPE.pattern());
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
