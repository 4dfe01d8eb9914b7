package io.quantum.pipeline.domain.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The payload fields that the contract looks at, with what stands in them, and wishes to reduce
 * that stand under other names.
 *
 * <p><b>Threads</b>: immutable.
 */
public final class PayloadFields {
  private static final FieldValue[] NONE = none();

  /** More are not told: a payload that has one is refused. */
  private static final int MAX_WISHES = 8;

  private final FieldValue[] values;
  private final List<ReducingWish> wishes;

  private PayloadFields(FieldValue[] values, List<ReducingWish> wishes) {
    this.values = values;
    this.wishes = wishes;
  }

  /** What stands in a field. */
  public FieldValue get(IntentField field) {
    return values[field.ordinal()];
  }

  /** Wishes to reduce under other names than the contract's, those that say no left out. */
  public List<ReducingWish> wishes() {
    return wishes;
  }

  /** An empty payload to fill. */
  public static Builder builder() {
    return new Builder(NONE.clone(), List.of());
  }

  /** These fields, to change some of them. */
  public Builder toBuilder() {
    return new Builder(values.clone(), wishes);
  }

  private static FieldValue[] none() {
    FieldValue[] none = new FieldValue[IntentField.values().length];
    Arrays.fill(none, FieldValue.ABSENT);
    return none;
  }

  /** Collects the fields. Not thread-safe. */
  public static final class Builder {
    private final FieldValue[] values;
    private List<ReducingWish> wishes;

    private Builder(FieldValue[] values, List<ReducingWish> wishes) {
      this.values = values;
      this.wishes = wishes;
    }

    /** Sets a field. */
    public Builder set(IntentField field, FieldValue value) {
      values[field.ordinal()] = value;
      return this;
    }

    /** Adds a wish to reduce, unless it says no or more than enough are there. */
    public Builder add(ReducingWish wish) {
      if (!wish.isDenied() && wishes.size() < MAX_WISHES) {
        // Nearly every payload has none: no list is made for those.
        List<ReducingWish> more = new ArrayList<>(wishes);
        more.add(wish);
        wishes = List.copyOf(more);
      }
      return this;
    }

    /** True if the field was set already. */
    public boolean has(IntentField field) {
      return values[field.ordinal()] != FieldValue.ABSENT;
    }

    /** The fields so far. */
    public PayloadFields build() {
      return new PayloadFields(values.clone(), wishes);
    }
  }
}
