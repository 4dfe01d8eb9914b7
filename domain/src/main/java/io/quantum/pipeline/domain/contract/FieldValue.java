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
  FieldValue ABSENT = new Absent();

  /** The field is null. */
  FieldValue NULL = new Null();

  /** Not there. */
  record Absent() implements FieldValue {
    @Override
    public <R> R fold(
        Function<Text, R> text,
        Function<Numeral, R> numeral,
        Supplier<R> nothing,
        Supplier<R> other) {
      return nothing.get();
    }

    @Override
    public String shown() {
      return "";
    }

    @Override
    public boolean isMissing() {
      return true;
    }
  }

  /** JSON null. */
  record Null() implements FieldValue {
    @Override
    public <R> R fold(
        Function<Text, R> text,
        Function<Numeral, R> numeral,
        Supplier<R> nothing,
        Supplier<R> other) {
      return nothing.get();
    }

    @Override
    public String shown() {
      return "null";
    }

    @Override
    public boolean isMissing() {
      return true;
    }
  }

  /** A JSON string. */
  record Text(String value) implements FieldValue {
    /** Refuses a text without value. */
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R fold(
        Function<Text, R> text,
        Function<Numeral, R> numeral,
        Supplier<R> nothing,
        Supplier<R> other) {
      return text.apply(this);
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
    public <R> R fold(
        Function<Text, R> text,
        Function<Numeral, R> numeral,
        Supplier<R> nothing,
        Supplier<R> other) {
      return numeral.apply(this);
    }

    @Override
    public String shown() {
      return literal;
    }
  }

  /** A JSON boolean. */
  record Truth(boolean value) implements FieldValue {
    @Override
    public <R> R fold(
        Function<Text, R> text,
        Function<Numeral, R> numeral,
        Supplier<R> nothing,
        Supplier<R> other) {
      return other.get();
    }

    @Override
    public String shown() {
      return Boolean.toString(value);
    }
  }

  /** An object or an array. */
  record Nested(boolean isObject) implements FieldValue {
    @Override
    public <R> R fold(
        Function<Text, R> text,
        Function<Numeral, R> numeral,
        Supplier<R> nothing,
        Supplier<R> other) {
      return other.get();
    }

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
   * @param other boolean, object or array: never right where a text or a number is
   */
  <R> R fold(
      Function<Text, R> text, Function<Numeral, R> numeral, Supplier<R> nothing, Supplier<R> other);

  /** The value for a message, neither escaped nor shortened yet. */
  String shown();

  /** True if the field is not there or null. */
  default boolean isMissing() {
    return false;
  }
}
