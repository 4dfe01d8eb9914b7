package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.asyncapi.v3._0_0.model.AsyncAPI;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quantum.pipeline.application.config.ConfigCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The AsyncAPI document is one to a real parser, and says what the code and the schemas say. */
final class AsyncApiDocumentTest {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
  private static final String TEXT = text();
  private static final JsonNode DOCUMENT = tree(TEXT);

  @Test
  void isUnderstoodByAParserToTheLastKey() throws IOException {
    AsyncAPI understood = YAML.readValue(TEXT, AsyncAPI.class);

    assertThat(understood.getAsyncapi()).isEqualTo("3.0.0");
    assertThat(canonical(understood)).isEqualTo(canonical(DOCUMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"channels:", "operations:", "  title: Quantum", "defaultContentType:"})
  void wouldBeRefusedByTheParserWithAMisspeltKey(String key) {
    String misspelt = TEXT.replaceFirst("(?m)^" + key, key.replaceFirst("(?=[a-zA-Z])", "un"));

    assertThat(misspelt).isNotEqualTo(TEXT);
    assertThatThrownBy(() -> YAML.readValue(misspelt, AsyncAPI.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("not valid extension property");
  }

  @Test
  void namesTheStreamsAsTheCodeDoes() {
    RedisKeys keys =
        new RedisKeys(RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", "redis://localhost"))));

    assertThat(DOCUMENT.at("/channels/tradeIntent/address").asText()).isEqualTo(keys.intentsName);
    assertThat(DOCUMENT.at("/channels/executionResult/address").asText())
        .isEqualTo(keys.resultsName);
    assertThat(DOCUMENT.at("/channels/deadLetter/address").asText())
        .isEqualTo(new String(keys.deadLetters, StandardCharsets.UTF_8));
    assertThat(DOCUMENT.get("channels")).hasSize(3);
    assertThat(TEXT).contains(keys.groupName, new String(keys.audit, StandardCharsets.UTF_8));
  }

  @Test
  void receivesIntentsAndSendsTheRest() {
    assertThat(action("receiveTradeIntent")).isEqualTo("receive #/channels/tradeIntent");
    assertThat(action("sendExecutionResult")).isEqualTo("send #/channels/executionResult");
    assertThat(action("sendDeadLetter")).isEqualTo("send #/channels/deadLetter");
    assertThat(DOCUMENT.get("operations")).hasSize(3);
  }

  @Test
  void refersToNothingThatIsNotThere() {
    List<String> references = DOCUMENT.findValuesAsText("$ref");
    List<String> published = files();

    assertThat(references).hasSizeGreaterThan(10);
    assertThat(references)
        .allSatisfy(
            reference -> {
              if (reference.startsWith("#")) {
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
              } else {
                assertThat(published).contains(reference.replaceFirst("^\\./", ""));
              }
            });
  }

  @Test
  void schemasReferToOneAnotherByTheirIds() {
    List<String> ids = schemas().map(schema -> schema.text().get("$id").asText()).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(schemas().flatMap(schema -> schema.text().findValuesAsText("$ref").stream()))
        .hasSize(3)
        .isSubsetOf(ids);
  }

  @Test
  void leavesNoPublishedSchemaOut() throws IOException {
    try (Stream<java.nio.file.Path> there = Files.list(PublishedSchema.folder())) {
      assertThat(
              there
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(files());
    }
    assertThat(files()).allSatisfy(file -> assertThat(TEXT).contains(file));
  }

  @Test
  void listsTheRulesThatASchemaCannotState() {
    String description = DOCUMENT.at("/info/description").asText();

    assertThat(
            PublishedSchema.INTENT_AS_PUBLISHER
                .text()
                .get("x-not-in-schema")
                .findValuesAsText("code"))
        .hasSize(7)
        .allSatisfy(code -> assertThat(description).contains(code));
  }

  static Stream<String> messages() {
    List<String> names = new ArrayList<>();
    DOCUMENT.at("/components/messages").fieldNames().forEachRemaining(names::add);
    return names.stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void showsExamplesThatTheSchemasAllow(String name) throws IOException {
    JsonNode message = DOCUMENT.at("/components/messages/" + name);

    assertThat(message.get("examples")).isNotEmpty();
    for (JsonNode example : message.get("examples")) {
      JsonNode headers = example.get("headers");
      assertThat(schema(message.get("headers")).refusals(headers)).isEmpty();
      if (message.has("payload")) {
        assertThat(schema(message.get("payload")).refusals(example.get("payload"))).isEmpty();
        assertThat(schema(message.get("payload")).refusals(headers.get("payload").asText()))
            .isEmpty();
        assertThat(canonical(PublishedSchema.JSON.readTree(headers.get("payload").asText())))
            .isEqualTo(canonical(example.get("payload")));
      } else {
        assertThat(
                PublishedSchema.LETTER_VIOLATIONS.refusals(headers.get("dlq_violations").asText()))
            .isEmpty();
      }
    }
  }

  private static String action(String operation) {
    JsonNode found = DOCUMENT.at("/operations/" + operation);
    return found.get("action").asText() + " " + found.at("/channel/$ref").asText();
  }

  private static PublishedSchema schema(JsonNode reference) {
    String file = reference.get("$ref").asText().replaceFirst("^\\./", "");
    return schemas().filter(schema -> schema.file().equals(file)).findFirst().orElseThrow();
  }

  private static List<String> files() {
    return schemas().map(PublishedSchema::file).toList();
  }

  private static Stream<PublishedSchema> schemas() {
    return Arrays.stream(PublishedSchema.values());
  }

  // As text with sorted keys, so that neither order nor width nor a null matters: the model keeps
  // no nulls.
  private static String canonical(Object value) throws IOException {
    return sorted(YAML.readTree(YAML.writeValueAsString(value)));
  }

  private static String sorted(JsonNode node) {
    if (node.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      node.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .filter(name -> !node.get(name).isNull())
          .map(name -> name + ": " + sorted(node.get(name)))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false)
          .map(AsyncApiDocumentTest::sorted)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return node.asText();
  }

  private static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private static String text() {
    try {
      return Files.readString(PublishedSchema.folder().resolve("asyncapi.yaml"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
