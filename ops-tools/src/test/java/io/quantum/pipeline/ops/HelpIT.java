package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the help says is tried: every example of every command is run. */
final class HelpIT {
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

  /**
   * Some of their examples go on until they are ended, or write where everybody does:
   * HelpExamplesIT and ProofExamplesIT run all of them.
   */
  private static final Set<String> ELSEWHERE =
      Set.of("monitor", "advise", "check", "proof", "diff");

  private static final String VALID =
      """
      {"symbol": "BTCUSDT", "action": "BUY", "confidence": 0.82, "position_size_usd": 200.0,\
       "leverage": 3, "timestamp": "2026-01-21T00:03:10.982Z"}
      """;

  @TempDir private Path folder;

  /** A call as the help writes it, and the command whose help that is. */
  record Example(String command, String line) {
    @Override
    public String toString() {
      return line;
    }
  }

  static Stream<Example> examples() {
    return commands(tree())
        .flatMap(HelpIT::examplesOf)
        .filter(example -> !ELSEWHERE.contains(words(example.line()).get(0)));
  }

  static Stream<CommandLine> commands() {
    return commands(tree());
  }

  // 64 would say that the help teaches a call that does not exist, 70 that the tool is broken.
  @ParameterizedTest
  @MethodSource("examples")
  void teachesCallsThatWork(Example example) throws IOException {
    Path file = Files.writeString(folder.resolve("intents.jsonl"), VALID);
    OpsUnderTest ops = OpsUnderTest.at(RedisUnderTest.shared()).reading(VALID);
    List<String> words = new ArrayList<>();
    for (String word : words(example.line())) {
      words.add(word.equals("FILE") || word.equals("intents.jsonl") ? file.toString() : word);
    }

    Ran ran = ops.run(words.toArray(String[]::new));

    assertThat(ran.status()).as(ran.err()).isIn(0, 1, 2, 3);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void leadsWithExamplesAndEndsWithExitCodes(CommandLine command) {
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);

    assertThat(examplesOf(command)).as(command.getCommandName()).isNotEmpty();
    assertThat(help.indexOf("Examples")).isBetween(0, help.indexOf("Usage:"));
    assertThat(help).contains("Exit codes:");
    assertThat(help.lines()).allMatch(line -> line.length() <= 100);
  }

  private static CommandLine tree() {
    return OpsMain.tree(
            Terminal.ofProcess(System::nanoTime),
            Display.of(Map.of()),
            options -> {
              throw new AssertionError("help opens nothing");
            })
        .setUsageHelpWidth(100);
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream()
            .filter(sub -> !sub.getCommandName().equals("help"))
            .flatMap(HelpIT::commands));
  }

  // A line that is indented deeper goes on with the one before.
  private static Stream<Example> examplesOf(CommandLine command) {
    List<String> lines = new ArrayList<>();
    for (String line : command.getCommandSpec().usageMessage().header()) {
      if (line.startsWith("      ") && !lines.isEmpty()) {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line.strip());
      } else if (line.startsWith("  ")) {
        lines.add(line.strip());
      }
    }
    return lines.stream().map(line -> new Example(command.getCommandName(), line));
  }

  // Without the remark behind it, what stands before the tool (a pipe, watch) and the tool's name.
  private static List<String> words(String line) {
    String call = line.replaceAll("\\s{3,}.*", "").replaceAll("^.*quantum-ops ", "");
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(call.replaceAll("'$", ""));
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("^\"|\"$", ""));
    }
    return words;
  }
}
