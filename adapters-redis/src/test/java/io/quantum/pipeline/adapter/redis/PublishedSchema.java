package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The JSON Schemas as they are published, under a real validator. */
enum PublishedSchema {
  INTENT_AS_PUBLISHER("trade-intent-1.0.publisher"),
  INTENT_AS_READER("trade-intent-1.0.reader"),
  INTENT_ENTRY("trade-intent-1.0.entry"),
  RESULT("execution-result-1.0"),
  RESULT_ENTRY("execution-result-1.0.entry"),
  LETTER_ENTRY("dead-letter-1.0.entry"),
  LETTER_VIOLATIONS("dead-letter-1.0.violations");

  /** Numbers as they were written. */
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final String file;
  private final JsonNode text;
  private final JsonSchema schema;

  PublishedSchema(String name) {
    file = name + ".schema.json";
    text = read(folder().resolve(file));
    schema = factory().getSchema(text);
  }

  /** Where the contract is published. */
  static Path folder() {
    return Path.of("..", "docs", "contract");
  }

  /** The file's name. */
  String file() {
    return file;
  }

  /** The schema itself. */
  JsonNode text() {
    return text;
  }

  /** What the validator says against a value; empty: nothing. */
  List<String> refusals(JsonNode value) {
    return schema.validate(value).stream().map(ValidationMessage::getMessage).toList();
  }

  /** The same of a stream entry, whose fields are all texts. */
  List<String> refusals(Map<String, String> entry) {
    return refusals(JSON.<JsonNode>valueToTree(entry));
  }

  /** The same of a text that must be JSON. */
  List<String> refusals(String json) {
    try {
      return refusals(JSON.readTree(json));
    } catch (IOException malformed) {
      throw new UncheckedIOException(json, malformed);
    }
  }

  // What begins with x- is for people: the validator is told, or it would warn.
  private static JsonSchemaFactory factory() {
    JsonMetaSchema draft =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("x-not-in-schema"))
            .keyword(new NonValidationKeyword("x-depends-on-configuration"))
            .build();
    return JsonSchemaFactory.builder()
        .metaSchema(draft)
        .defaultMetaSchemaIri(draft.getIri())
        .build();
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readString(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
