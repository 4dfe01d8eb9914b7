package io.quantum.pipeline.domain.contract;

import java.util.Arrays;

/**
 * The payload fields that the contract looks at, with what stands in them.
 *
 * <p><b>Threads</b>: immutable.
 */
public final class PayloadFields {
  private static final FieldValue[] NONE = none();

  private final FieldValue[] values;

  private PayloadFields(FieldValue[] values) {
    this.values = values;
  }

  /** What stands in a field. */
  public FieldValue get(IntentField field) {
    return values[field.ordinal()];
  }

  /** An empty payload to fill. */
  public static Builder builder() {
    return new Builder(NONE.clone());
  }

  /** These fields, to change some of them. */
  public Builder toBuilder() {
    return new Builder(values.clone());
  }

  private static FieldValue[] none() {
    FieldValue[] none = new FieldValue[IntentField.values().length];
    Arrays.fill(none, FieldValue.ABSENT);
    return none;
  }

  /** Collects the fields. Not thread-safe. */
  public static final class Builder {
    private final FieldValue[] values;

    private Builder(FieldValue[] values) {
      this.values = values;
    }

    /** Sets a field. */
    public Builder set(IntentField field, FieldValue value) {
      values[field.ordinal()] = value;
      return this;
    }

    /** True if the field was set already. */
    public boolean has(IntentField field) {
      return values[field.ordinal()] != FieldValue.ABSENT;
    }

    /** The fields so far. */
    public PayloadFields build() {
      return new PayloadFields(values.clone());
    }
  }
}
