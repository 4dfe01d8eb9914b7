package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON Schemas in the jar, and the rule that whatever names one keeps to it. Thread-safe. */
final class PublishedSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

  private PublishedSchemas() {}

  /** Checks each line that is an object with a {@code schema}; other lines are not judged. */
  static void assertKept(String out) {
    for (String line : out.split("\n")) {
      if (line.startsWith("{\"schema\":")) {
        JsonNode answer = tree(line);
        String name = schemaOf(answer);
        assertThat(named(name).validate(answer)).as(line).isEmpty();
      }
    }
  }

  // quantum.ops.proof.diff/1 is described by proof-diff.schema.json.
  private static String schemaOf(JsonNode answer) {
    String schema = answer.get("schema").asText();
    assertThat(schema).matches("quantum\\.ops\\.[a-z.]+/1");
    return schema.substring("quantum.ops.".length(), schema.indexOf('/')).replace('.', '-');
  }

  private static JsonSchema named(String name) {
    return KNOWN.computeIfAbsent(
        name,
        missing -> {
          String file = "/io/quantum/pipeline/ops/schema/" + missing + ".schema.json";
          try (InputStream schema = PublishedSchemas.class.getResourceAsStream(file)) {
            assertThat(schema).as(file + " in the jar").isNotNull();
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(JSON.readTree(schema));
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        });
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(line, broken);
    }
  }
}
