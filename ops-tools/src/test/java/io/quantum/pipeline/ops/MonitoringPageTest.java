package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.BacklogState;
import io.quantum.pipeline.domain.flow.Recommendation;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.monitor.AdviceWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of docs/operations/monitoring.md say what the code does. */
final class MonitoringPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations", "monitoring.md");

  @Test
  void listsEveryStateInTheOrderOfTheCheckWithItsExitCode() throws IOException {
    assertThat(rowsBelow("| state | when | exit |"))
        .containsExactlyElementsOf(
            Arrays.stream(BacklogState.values())
                .map(
                    state ->
                        "| %s | %s | %d |"
                            .formatted(state, state.condition(), ExitCode.of(state).code()))
                .toList());
  }

  @Test
  void listsTheRecommendationForEveryState() throws IOException {
    assertThat(rowsBelow("| state | recommendation |"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(BacklogState.values())
                .map(
                    state ->
                        "| %s | %s |"
                            .formatted(state, AdviceWords.recommendation(Recommendation.of(state))))
                .toList());
  }

  @Test
  void listsEveryExitCode() throws IOException {
    assertThat(rowsBelow("| code | monitor, advise | check |"))
        .extracting(row -> row.split("\\|")[1].strip())
        .containsExactlyElementsOf(
            Arrays.stream(ExitCode.values()).map(code -> Integer.toString(code.code())).toList());
  }

  private static List<String> rowsBelow(String heading) throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int start = lines.indexOf(heading) + 2;
    return lines.subList(start, lines.size()).stream()
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }
}
