package io.quantum.pipeline.adapter.redis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

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
  private static final Path CORPUS =
      Path.of("..", "domain", "src", "test", "resources", "contract-corpus", "corpus.jsonl");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The whole corpus. */
  public static List<CorpusCase> all() {
    try {
      return Files.readAllLines(CORPUS, StandardCharsets.UTF_8).stream()
          .map(CorpusCase::parse)
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The payload as text, for those that are text. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return name;
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
