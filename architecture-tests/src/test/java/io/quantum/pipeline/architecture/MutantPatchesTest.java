package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The patches of {@code config/mutants.sh} still fit the code that they break. */
final class MutantPatchesTest {
  private static final Path ROOT = Path.of("..");

  static Stream<Path> patches() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("bootstrap/src/test/mutants"))) {
      return files.filter(file -> file.toString().endsWith(".patch")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patches")
  void findsEveryPlaceThatItChanges(Path patch) throws IOException {
    List<String> hunks = new ArrayList<>();
    String target = "";
    StringBuilder before = new StringBuilder();
    for (String line : Files.readAllLines(patch)) {
      if (line.startsWith("--- a/")) {
        hunks.add(check(target, before));
        target = line.substring("--- a/".length());
      } else if (line.startsWith("@@")) {
        hunks.add(check(target, before));
      } else if (!target.isEmpty() && (line.startsWith(" ") || line.startsWith("-"))) {
        before.append(line.substring(1)).append('\n');
      } else if (!target.isEmpty() && line.isEmpty()) {
        before.append('\n');
      }
    }
    hunks.add(check(target, before));

    assertThat(hunks).filteredOn(hunk -> !hunk.isEmpty()).isNotEmpty();
  }

  private static String check(String target, StringBuilder before) throws IOException {
    String lines = before.toString();
    before.setLength(0);
    if (!lines.isBlank()) {
      assertThat(Files.readString(ROOT.resolve(target))).as(target).contains(lines);
    }
    return lines;
  }
}
