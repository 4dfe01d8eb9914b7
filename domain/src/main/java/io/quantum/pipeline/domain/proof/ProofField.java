package io.quantum.pipeline.domain.proof;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of a value in a proof pack, for example {@code results.entries_added} or {@code
 * groups.quantum:group:execution:trade.intent.waiting}.
 *
 * <p>A rule that compares packs selects by part and name, for any subject or for one. <b>Shape</b>:
 * a name is lower-case words joined by {@code _}; a subject is any text on one line.
 * <b>Threads</b>: immutable. <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/proof-packs.md#fields.
 *
 * @param part the section
 * @param subject of which the value tells, where a section tells of several: a group, a unit
 * @param name what the value is
 */
public record ProofField(ProofPart part, Optional<String> subject, String name) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");

  /** Refuses other shapes. */
  public ProofField {
    Objects.requireNonNull(part, "part");
    if (!isName(name)) {
      throw new IllegalArgumentException("no name of a field: " + name);
    }
    if (subject
        .filter(of -> of.isBlank() || of.chars().anyMatch(Character::isISOControl))
        .isPresent()) {
      throw new IllegalArgumentException("a subject is a text on one line");
    }
  }

  /** True if a field may have that name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** A field of a section that tells of one thing. */
  public static ProofField of(ProofPart part, String name) {
    return new ProofField(part, Optional.empty(), name);
  }

  /** A field of one of the things of which a section tells. */
  public static ProofField of(ProofPart part, String subject, String name) {
    return new ProofField(part, Optional.of(subject), name);
  }

  /** Section, subject and name with dots between. */
  public String path() {
    return part.wireName() + subject.map(of -> "." + of).orElse("") + "." + name;
  }

  @Override
  public String toString() {
    return path();
  }
}
