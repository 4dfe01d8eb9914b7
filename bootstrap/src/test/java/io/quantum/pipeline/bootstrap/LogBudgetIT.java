package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The log at 10,000 intents a second, good, late, repeated and broken ones of several sources: a
 * line a token and minute, however many there are.
 *
 * <p>Source: docs/reference/logs.md#budget.
 */
@Tag(Chaos.SHORT)
final class LogBudgetIT {
  private static final int BATCH = 1_000;
  private static final int BATCHES = 100;
  private static final long BATCH_MILLIS = 100;
  private static final int MAX_DIAGNOSTIC_LINES_A_SECOND = 300;

  /** Lines that tell of the start, of the lease and of the state, and nothing of intents. */
  private static final int OTHER_LINES = 12;

  /** Adds a batch of the given payloads in turn; {@code #} becomes a number of its own. */
  private static final String ADD =
      """
      for i = 1, tonumber(ARGV[1]) do
        local n = (i - 1) % (#ARGV - 2) + 1
        local payload = string.gsub(ARGV[n + 2], '#', ARGV[2] .. '-' .. i)
        redis.call('XADD', KEYS[1], '*', 'event_type', 'trade.intent',
          'payload', payload, 'source', 'source-' .. (i % 5))
      end
      return 'OK'
      """;

  @Test
  void hasOneLineATokenAMinuteAndNothingOfDiagnostics() {
    List<String> lines = linesOfAFlood("false");

    assertThat(lines).noneMatch(line -> line.contains("[DIAG]") || line.contains("P0.D"));
    List<String> budgeted =
        lines.stream().filter(line -> !line.contains("TERMINAL STATE:")).toList();
    Map<String, Long> ofToken =
        budgeted.stream()
            .filter(line -> line.contains(" | WARNING | "))
            .collect(Collectors.groupingBy(LogBudgetIT::token, Collectors.counting()));
    long minutesBegun = 1 + lasted(lines).toMinutes();
    assertThat(ofToken)
        .allSatisfy(
            (token, count) -> assertThat(count).as(token).isLessThanOrEqualTo(minutesBegun));
    assertThat(ofToken.keySet())
        .anyMatch(token -> token.contains("GLOBAL_RATE_LIMIT:"))
        .anyMatch(token -> token.contains("STALE_INTENT_DROP:"))
        .anyMatch(token -> token.contains("IDEMPOTENCY_SKIP:"))
        .anyMatch(token -> token.contains("INVALID_INTENT: source=source-0 code=MALFORMED_JSON"))
        .anyMatch(token -> token.contains("INVALID_INTENT: source=source-1 code=MALFORMED_JSON"))
        .anyMatch(token -> token.contains("INVALID_INTENT: source=source-0 code=RANGE"));
    assertThat((long) budgeted.size()).isLessThan(minutesBegun * (ofToken.size() + OTHER_LINES));
  }

  @Test
  void keepsItsTemperWithDiagnosticsOn() {
    List<String> lines = linesOfAFlood("true");

    assertThat(lines).anyMatch(line -> line.contains(" | [DIAG] heartbeat delivered="));
    Map<String, Long> bySecond =
        lines.stream()
            .collect(
                Collectors.groupingBy(line -> line.replaceFirst(",.*", ""), Collectors.counting()));
    assertThat(bySecond)
        .allSatisfy(
            (second, count) ->
                assertThat(count).as(second).isLessThan(MAX_DIAGNOSTIC_LINES_A_SECOND));
  }

  private static List<String> linesOfAFlood(String diagnostics) {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service =
          scenario.reader(
              Map.of(
                  "EXECUTION_RATE_LIMIT", "50",
                  "EXECUTION_SYMBOL_INTERVAL_SEC", "0",
                  "PIPELINE_DIAG", diagnostics));
      long began = scenario.now();
      for (int batch = 0; batch < BATCHES; batch++) {
        long due = began + batch * BATCH_MILLIS;
        Scenario.patiently().until(() -> scenario.now() >= due);
        scenario
            .commands()
            .eval(ADD, ScriptOutputType.STATUS, new String[] {Bus.INTENTS}, args(batch));
      }
      Scenario.patiently()
          .atMost(Duration.ofMinutes(6))
          .until(() -> scenario.bus.settled() == (long) BATCH * BATCHES);
      assertThat(service.stop()).isZero();
      return service.logLines();
    }
  }

  private static String[] args(int batch) {
    Instant now = Instant.now();
    String good = numbered(Bus.payload("AAAUSDT", "BUY", now));
    return new String[] {
      Integer.toString(BATCH),
      Integer.toString(batch),
      good,
      numbered(Bus.payload("BBBUSDT", "SELL", now)),
      numbered(Bus.payload("CCCUSDT", "BUY", now.minus(Duration.ofHours(1)))),
      good.replace("#", "the-same"),
      "{broken",
      good.replace("0.82", "7")
    };
  }

  private static String numbered(String payload) {
    return payload.replaceFirst("\\{", "{\"intent_id\": \"#\", ");
  }

  private static Duration lasted(List<String> lines) {
    return Duration.between(time(lines.get(0)), time(lines.get(lines.size() - 1)));
  }

  private static LocalDateTime time(String line) {
    return LocalDateTime.parse(line.substring(0, 23).replace(' ', 'T').replace(',', '.'));
  }

  // What a budget is kept for: the token, and of an invalid intent its source and code as well.
  private static String token(String line) {
    Function<String, String> message = text -> text.substring(text.indexOf(" | WARNING | ") + 13);
    String[] words = message.apply(line).split(" ");
    return words[0].equals("INVALID_INTENT:")
        ? String.join(" ", words[0], words[1], words[2])
        : words[0].startsWith("\u23f1") ? words[1] : words[0];
  }
}
