package io.quantum.pipeline.domain.contract;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What stands in a payload field, before any rule has looked at it. Numbers keep the text in which
 * they were written, so that they never pass through binary floating point.
 *
 * <p><b>Threads</b>: immutable.
 */
public sealed interface FieldValue {

  /** The field is not there. */
  FieldValue ABSENT = Missing.ABSENT;

  /** The field is null. */
  FieldValue NULL = Missing.NULL;

  /** Not there, or JSON null. */
  enum Missing implements FieldValue {
    /** Not there. */
    ABSENT(""),
    /** JSON null. */
    NULL("null");

    private final String shown;

    Missing(String shown) {
      this.shown = shown;
    }

    @Override
    public String shown() {
      return shown;
    }
  }

  /** A JSON string. */
  record Text(String value) implements FieldValue {
    /** Refuses a text without value. */
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String shown() {
      return value;
    }
  }

  /** A JSON number, as it was written. */
  record Numeral(String literal) implements FieldValue {
    /** Refuses a number without digits. */
    public Numeral {
      Objects.requireNonNull(literal, "literal");
    }

    @Override
    public String shown() {
      return literal;
    }
  }

  /** Never right where a text or a number is expected. */
  sealed interface Other extends FieldValue {}

  /** A JSON boolean. */
  record Bool(boolean value) implements Other {

    @Override
    public String shown() {
      return Boolean.toString(value);
    }
  }

  /** An object or an array. */
  record Nested(boolean isObject) implements Other {

    @Override
    public String shown() {
      return isObject ? "{...}" : "[...]";
    }
  }

  /**
   * Applies the function of the case at hand.
   *
   * @param text a string
   * @param numeral a number
   * @param nothing absent or null
   * @param other boolean, object or array
   */
  default <R> R fold(
      Function<Text, R> text,
      Function<Numeral, R> numeral,
      Supplier<R> nothing,
      Supplier<R> other) {
    if (this instanceof Text textCase) {
      return text.apply(textCase);
    }
    if (this instanceof Numeral numeralCase) {
      return numeral.apply(numeralCase);
    }
    if (this instanceof Missing) {
      return nothing.get();
    }
    return other.get();
  }

  /** The value for a message, neither escaped nor shortened yet. */
  String shown();

  /** True if the field is not there or null. */
  default boolean isMissing() {
    return this instanceof Missing;
  }
}
