package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The script that tries the rights of the service, against the scripts that need them. */
final class RightsScriptTest {
  private static final Path SCRIPTS =
      Path.of("src/main/resources/io/quantum/pipeline/adapter/redis");
  private static final Pattern COMMAND =
      Pattern.compile("(?:p?call|each_light)\\('([A-Z]+)'(?:, '(CREATE|SETID|DELCONSUMER)')?");
  private static final Pattern TRIED = Pattern.compile("try\\('([a-z|]+)'");

  /** Run by operators' tools and by publishers, who have rights of their own. */
  private static final List<String> NOT_OF_THE_SERVICE =
      List.of(
          "accept_difference",
          "append",
          "publish",
          "replay_letter",
          "set_diag",
          "set_limit",
          "set_trading_state",
          "tallies",
          "rights");

  @Test
  void triesEveryCommandThatAStepOfTheServiceRuns() throws IOException {
    Set<String> needed = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SCRIPTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString().replace(".lua", "");
        if (!NOT_OF_THE_SERVICE.contains(name)) {
          COMMAND.matcher(text(file)).results().map(RightsScriptTest::right).forEach(needed::add);
        }
      }
    }
    Set<String> tried = new TreeSet<>();
    TRIED
        .matcher(text(SCRIPTS.resolve("execution/rights.lua")))
        .results()
        .map(found -> found.group(1))
        .forEach(tried::add);

    assertThat(needed).hasSizeGreaterThan(30);
    assertThat(tried).containsAll(needed);
  }

  private static String right(MatchResult found) {
    String command = found.group(1).toLowerCase(Locale.ROOT);
    return found.group(2) == null
        ? command
        : command + "|" + found.group(2).toLowerCase(Locale.ROOT);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
