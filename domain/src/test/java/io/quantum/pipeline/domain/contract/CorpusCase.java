package io.quantum.pipeline.domain.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One payload of the contract corpus with the verdicts that were written down for it.
 *
 * @param name what it shows
 * @param payload as bytes
 * @param publisher what the publisher profile finds, as {@code field CODE}
 * @param reader what the reader profile finds
 * @param inSchema true if a JSON Schema can say it
 */
public record CorpusCase(
    String name, byte[] payload, List<String> publisher, List<String> reader, boolean inSchema) {

  /** The clock by which the expectations were written. */
  public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final String CORPUS = "/contract-corpus/corpus.jsonl";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What no rule over fields can find. */
  private static final Set<ViolationCode> OF_THE_DECODER =
      EnumSet.of(
          ViolationCode.MALFORMED_JSON,
          ViolationCode.NOT_AN_OBJECT,
          ViolationCode.DUPLICATE_KEY,
          ViolationCode.TOO_DEEP);

  private static final List<CorpusCase> ALL = read();

  /** The whole corpus. */
  public static List<CorpusCase> all() {
    return ALL;
  }

  private static List<CorpusCase> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                CorpusCase.class.getResourceAsStream(CORPUS), StandardCharsets.UTF_8))) {
      return lines.lines().map(CorpusCase::parse).toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The payload as text, for those that are text. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** What a profile is expected to find. */
  public List<String> expected(ContractProfile profile) {
    return profile == ContractProfile.PUBLISHER ? publisher : reader;
  }

  /** True if the payload is refused before there are fields: a matter of the decoder. */
  public boolean isForTheDecoder() {
    return publisher.stream().anyMatch(CorpusCase::isOfTheDecoder);
  }

  /** The payload's fields, for those that are not only for the decoder. */
  public PayloadFields fields() {
    PayloadFields.Builder fields = PayloadFields.builder();
    try (JsonParser in = JSON.createParser(payload)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        if (in.currentToken() == JsonToken.START_OBJECT && ReducingWish.isParams(name)) {
          addWishes(in, name, fields);
          continue;
        }
        FieldValue value = value(in);
        IntentField.named(name).ifPresent(field -> fields.set(field, value));
        addWish(name, name, value, fields);
      }
    } catch (IOException malformed) {
      throw new UncheckedIOException(name, malformed);
    }
    return fields.build();
  }

  private static void addWishes(JsonParser in, String params, PayloadFields.Builder fields)
      throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String key = in.currentName();
      in.nextToken();
      addWish(params + "." + key, key, value(in), fields);
    }
  }

  private static void addWish(
      String path, String name, FieldValue value, PayloadFields.Builder fields) {
    if (IntentField.named(path).isEmpty() && ReducingWish.isNamed(name)) {
      fields.add(new ReducingWish(path, value));
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean isOfTheDecoder(String finding) {
    int space = finding.lastIndexOf(' ');
    ViolationCode code = ViolationCode.valueOf(finding.substring(space + 1));
    Optional<IntentField> field = IntentField.named(finding.substring(0, space));
    boolean isLongNumber =
        code == ViolationCode.RANGE && field.filter(IntentField::isInTable).isEmpty();
    boolean isNoField = field.isEmpty() && code != ViolationCode.CONFLICT;
    return OF_THE_DECODER.contains(code) || isNoField || isLongNumber;
  }

  // Numbers as they were written: the rules judge the text.
  private static FieldValue value(JsonParser in) throws IOException {
    FieldValue value =
        switch (in.currentToken()) {
          case VALUE_STRING -> new FieldValue.Text(in.getText());
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FieldValue.Numeral(in.getText());
          case VALUE_TRUE -> new FieldValue.Bool(true);
          case VALUE_FALSE -> new FieldValue.Bool(false);
          case VALUE_NULL -> FieldValue.NULL;
          default -> new FieldValue.Nested(in.currentToken() == JsonToken.START_OBJECT);
        };
    in.skipChildren();
    return value;
  }

  private static CorpusCase parse(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      byte[] payload =
          node.has("base64")
              ? Base64.getDecoder().decode(node.get("base64").asText())
              : node.get("payload").asText().getBytes(StandardCharsets.UTF_8);
      return new CorpusCase(
          node.get("name").asText(),
          payload,
          texts(node.get("publisher")),
          texts(node.get("reader")),
          node.path("schema").asBoolean(true));
    } catch (IOException malformed) {
      throw new UncheckedIOException(line, malformed);
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
