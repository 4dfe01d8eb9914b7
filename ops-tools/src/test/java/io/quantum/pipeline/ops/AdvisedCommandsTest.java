package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.domain.backlog.BacklogState;
import io.quantum.pipeline.domain.flow.Advice;
import io.quantum.pipeline.domain.flow.Effect;
import io.quantum.pipeline.domain.flow.Recommendation;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.monitor.AdviceCommands;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each command of ours that advice prints is one that the command line takes, as it stands. */
final class AdvisedCommandsTest {
  private static final String TOOL = "quantum-ops ";

  static Stream<String> commands() {
    return Arrays.stream(Recommendation.values())
        .flatMap(each -> AdviceCommands.of(advice(each)).stream())
        .filter(command -> command.startsWith(TOOL))
        .distinct();
  }

  private static Advice advice(Recommendation recommendation) {
    return new Advice(
        BacklogState.UNKNOWN,
        recommendation,
        List.of(),
        List.of(new Effect.Raise(5, 10, 25, 99, Duration.ofMinutes(5))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void areTakenByTheCommandLine(String command) {
    assertThatCode(() -> parse(command)).doesNotThrowAnyException();
    assertThat(parse(command).hasSubcommand()).isTrue();
  }

  @Test
  void areSuchAsTheCommandLineCouldRefuse() {
    assertThat(commands())
        .contains("quantum-ops doctor", "quantum-ops limit 10 --for 2h --by NAME --reason TEXT");
    assertThatThrownBy(() -> parse("quantum-ops limit 10 --during 2h --by NAME --reason TEXT"))
        .isInstanceOf(CommandLine.ParameterException.class);
  }

  private static CommandLine.ParseResult parse(String command) {
    return OpsMain.tree(
            Terminal.ofProcess(System::nanoTime),
            Display.of(Map.of()),
            options -> {
              throw new AssertionError("nothing is opened");
            })
        .parseArgs(command.substring(TOOL.length()).split(" +"));
  }
}
