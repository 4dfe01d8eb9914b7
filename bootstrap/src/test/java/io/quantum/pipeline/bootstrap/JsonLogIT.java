package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code LOG_FORMAT=json}: a log for machines says all that the log for people says. */
final class JsonLogIT {

  @Test
  void hasTheWholeTextOfEveryLine() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.reader(Map.of("LOG_FORMAT", "json"));
      scenario.bus.add(Map.of("event_type", "trade.intent", "payload", "{broken"));
      Scenario.patiently().until(() -> scenario.bus.settled() == 1);
      assertThat(service.stop()).isZero();

      List<String> texts =
          service.logLines().stream()
              .filter(line -> line.startsWith("{"))
              .map(JsonLogIT::text)
              .toList();
      assertThat(texts)
          .anyMatch(text -> text.contains("START: consumer"))
          .anyMatch(
              text -> text.contains("INVALID_INTENT: source=") && text.contains("MALFORMED_JSON"))
          .noneMatch(text -> text.contains("{}"));
    }
  }

  private static String text(String line) {
    try {
      return new ObjectMapper().readTree(line).get("formattedMessage").textValue();
    } catch (IOException notJson) {
      throw new AssertionError(line, notJson);
    }
  }
}
