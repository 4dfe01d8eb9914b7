package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quantum.pipeline.domain.contract.CorpusCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published JSON Schemas and the contract give the same verdict, wherever a schema can. */
final class ContractSchemaTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final JsonSchema PUBLISHER = schema("publisher");
  private static final JsonSchema READER = schema("reader");

  static Stream<CorpusCase> cases() {
    return CorpusCase.all().stream().filter(CorpusCase::inSchema);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithTheContract(CorpusCase expected) throws IOException {
    JsonNode payload = JSON.readTree(expected.payload());

    assertThat(PUBLISHER.validate(payload).isEmpty())
        .as("publisher")
        .isEqualTo(expected.publisher().isEmpty());
    assertThat(READER.validate(payload).isEmpty())
        .as("reader")
        .isEqualTo(expected.reader().isEmpty());
  }

  @Test
  void marksOnlyWhatASchemaReallyCannotSay() {
    List<CorpusCase> marked = CorpusCase.all().stream().filter(c -> !c.inSchema()).toList();

    assertThat(marked).isNotEmpty().allMatch(c -> !c.publisher().isEmpty());
  }

  private static JsonSchema schema(String profile) {
    Path file = Path.of("..", "docs", "contract", "trade-intent-1.0." + profile + ".schema.json");
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Files.readString(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
