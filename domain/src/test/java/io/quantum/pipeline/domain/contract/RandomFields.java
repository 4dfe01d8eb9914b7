package io.quantum.pipeline.domain.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Makes payload fields by chance, the same for the same seed. Not thread-safe. */
public final class RandomFields {
  private static final FieldValue TRUE = new FieldValue.Bool(true);
  private static final List<IntentField> LABELS =
      List.of(
          IntentField.SOURCE,
          IntentField.MODEL,
          IntentField.META_STRATEGY,
          IntentField.REGIME,
          IntentField.REASON);
  private static final List<IntentField> PRICES =
      List.of(IntentField.ENTRY_PRICE, IntentField.STOP_LOSS, IntentField.TAKE_PROFIT);
  private static final String ID_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:+/-";
  private static final int LONGEST_OFFSET_MINUTES = 18 * 60;

  private final Random random;

  /** Makes what this seed makes. */
  public RandomFields(long seed) {
    random = new Random(seed);
  }

  /** Fields that the whole table allows: valid for a publisher at {@link CorpusCase#NOW}. */
  public Map<IntentField, FieldValue> valid() {
    Map<IntentField, FieldValue> fields = new EnumMap<>(IntentField.class);
    fields.put(IntentField.SYMBOL, text(letters(3 + random.nextInt(8)) + "USDT"));
    fields.put(IntentField.ACTION, text(oneOf("BUY", "SELL", "CLOSE")));
    fields.put(IntentField.CONFIDENCE, number("0", "1"));
    fields.put(IntentField.POSITION_SIZE_USD, number("1e-18", "1e9"));
    fields.put(IntentField.LEVERAGE, number("1", "125"));
    fields.put(IntentField.TIMESTAMP, text(time()));
    if (random.nextBoolean()) {
      fields.put(IntentField.INTENT_ID, text(id(1 + random.nextInt(64))));
    }
    for (IntentField price : PRICES) {
      sometimes(fields, price, () -> number("1e-8", "1e9"));
    }
    for (IntentField label : LABELS) {
      sometimes(fields, label, () -> text(label(random.nextInt(257))));
    }
    return fields;
  }

  /** A field that can be wrong beside the given valid ones, without another one being wrong. */
  public IntentField anyFieldOf(Map<IntentField, FieldValue> valid) {
    boolean closes = valid.get(IntentField.ACTION).equals(new FieldValue.Text("CLOSE"));
    int last = (closes ? IntentField.REASON : IntentField.CLOSE_POSITION).ordinal();
    IntentField field = IntentField.values()[random.nextInt(last + 1)];
    return field;
  }

  /** Something that this field may not hold, whoever judges it. */
  public FieldValue wrong(IntentField field) {
    FieldValue notEvenTheType = oneOf(TRUE, new FieldValue.Nested(random.nextBoolean()));
    return switch (field) {
      case SYMBOL ->
          oneOf(
              notEvenTheType,
              FieldValue.NULL,
              FieldValue.ABSENT,
              numeral("1"),
              text(letters(2) + "USDT"),
              text(letters(11) + "USDT"),
              text(letters(5) + "USDC"),
              text(letters(5) + "USDT\n"),
              text("\u0410" + letters(3) + "USDT"));
      case ACTION ->
          oneOf(
              notEvenTheType,
              FieldValue.NULL,
              FieldValue.ABSENT,
              numeral("1"),
              text(letters(6)),
              text("buy"),
              text("SELL "),
              text("CLOSE\u0000"));
      case CONFIDENCE ->
          oneOf(notEvenTheType, FieldValue.NULL, FieldValue.ABSENT, text("0.5"), outside("0", "1"));
      case POSITION_SIZE_USD -> oneOf(notEvenTheType, text("200"), outside("0", "1e9"));
      case LEVERAGE -> oneOf(notEvenTheType, text("3"), outside("1", "125"));
      case TIMESTAMP ->
          oneOf(
              notEvenTheType,
              FieldValue.NULL,
              FieldValue.ABSENT,
              numeral("1768953790"),
              text(time().replace('T', ' ')),
              text("2026-02-30T00:00:00"),
              text(CorpusCase.NOW.plus(61 + random.nextInt(9), ChronoUnit.SECONDS).toString()));
      case INTENT_ID ->
          oneOf(notEvenTheType, FieldValue.NULL, numeral("1"), text(""), text(id(65)), text("a b"));
      case ENTRY_PRICE, STOP_LOSS, TAKE_PROFIT ->
          oneOf(notEvenTheType, text("1"), outside("1e-8", "1e9"), numeral("0"));
      case SOURCE, MODEL, META_STRATEGY, REGIME, REASON ->
          oneOf(notEvenTheType, numeral("1"), text(label(257)), text(label(9) + "\u001b[31m"));
      case SIDE -> oneOf(notEvenTheType, numeral("1"), text("NEITHER"));
      default -> oneOf(notEvenTheType, numeral("1"), text("true"), text(""));
    };
  }

  /** Anything in any fields, at times close to what is valid. */
  public Map<IntentField, FieldValue> any() {
    Map<IntentField, FieldValue> fields =
        random.nextBoolean() ? valid() : new EnumMap<>(IntentField.class);
    for (int changes = random.nextInt(6); changes > 0; changes--) {
      IntentField field = IntentField.values()[random.nextInt(IntentField.values().length)];
      fields.put(field, random.nextBoolean() ? wrong(field) : anything());
    }
    return fields;
  }

  private FieldValue anything() {
    byte[] noise = new byte[random.nextInt(12)];
    random.nextBytes(noise);
    return oneOf(
        FieldValue.ABSENT,
        FieldValue.NULL,
        new FieldValue.Bool(random.nextBoolean()),
        new FieldValue.Nested(random.nextBoolean()),
        numeral(random.nextInt(300) - 100 + "e" + random.nextInt(400)),
        numeral(Double.toString(random.nextDouble())),
        number("0", "200"),
        text(new String(noise, StandardCharsets.UTF_16)),
        text(oneOf("BUY", "SELL", "CLOSE", "LONG", "SHORT", "false")));
  }

  private void sometimes(
      Map<IntentField, FieldValue> fields, IntentField field, Supplier<FieldValue> value) {
    switch (random.nextInt(4)) {
      case 0 -> fields.put(field, FieldValue.NULL);
      case 1, 2 -> fields.put(field, value.get());
      default -> {
        // Left out.
      }
    }
  }

  // Up to 20 digits, in one of the ways in which JSON lets a number be written.
  private FieldValue number(String least, String most) {
    BigDecimal low = new BigDecimal(least);
    BigDecimal high = new BigDecimal(most);
    while (true) {
      BigDecimal number =
          new BigDecimal(new BigInteger(1 + random.nextInt(66), random), random.nextInt(37) - 9);
      long adjusted = number.precision() - (long) number.scale() - 1;
      if (number.precision() <= 20
          && Math.abs(adjusted) <= 18
          && number.compareTo(low) >= 0
          && number.compareTo(high) <= 0) {
        return numeral(random.nextBoolean() ? number.toString() : written(number));
      }
    }
  }

  private static String written(BigDecimal number) {
    return number.unscaledValue() + "e" + -number.scale();
  }

  private FieldValue outside(String least, String most) {
    return oneOf(
        numeral("-" + (1 + random.nextInt(99))),
        numeral(new BigDecimal(most).add(new BigDecimal("1e-10")).toPlainString()),
        numeral(new BigDecimal(least).subtract(new BigDecimal("1e-10")).toPlainString()),
        numeral("1e" + (10 + random.nextInt(1_000_000))),
        numeral("1e" + "9".repeat(1 + random.nextInt(60)) + "9"),
        numeral("1e-" + (19 + random.nextInt(1_000_000))),
        numeral("0." + "3".repeat(21 + random.nextInt(80))));
  }

  private String time() {
    Instant instant =
        Instant.ofEpochSecond(
            -60_000_000_000L + (long) (random.nextDouble() * 61_000_000_000L),
            random.nextInt(1_000_000_000));
    int minutes = random.nextInt(2 * LONGEST_OFFSET_MINUTES + 1) - LONGEST_OFFSET_MINUTES;
    LocalDateTime local =
        LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    String decimals = "%09d".formatted(instant.getNano()).substring(0, 1 + random.nextInt(9));
    String base =
        "%04d-%02d-%02dT%02d:%02d:%02d"
            .formatted(
                local.getYear(),
                local.getMonthValue(),
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    String zone =
        "%s%02d:%02d"
            .formatted(minutes < 0 ? "-" : "+", Math.abs(minutes) / 60, Math.abs(minutes) % 60);
    return base + oneOf("", "." + decimals) + oneOf("", "Z", zone);
  }

  private String letters(int count) {
    return random
        .ints(count, 'A', 'Z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String id(int count) {
    return random
        .ints(count, 0, ID_CHARACTERS.length())
        .map(ID_CHARACTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private String label(int count) {
    return random
        .ints(0, 0x20000)
        .filter(c -> !Character.isISOControl(c) && (c < 0xd800 || c > 0xdfff))
        .limit(count)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static FieldValue text(String value) {
    return new FieldValue.Text(value);
  }

  private static FieldValue numeral(String literal) {
    return new FieldValue.Numeral(literal);
  }

  @SafeVarargs
  private <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
