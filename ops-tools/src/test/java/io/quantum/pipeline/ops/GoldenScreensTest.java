package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every screen and format, from looks that were recorded on a real Redis, letter by letter. To take
 * what is written now as what is wanted, run it once with GOLDEN_UPDATE=yes and read the
 * difference.
 */
final class GoldenScreensTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/quantum/pipeline/ops/recorded");

  @TempDir private Path state;

  static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  static Stream<Arguments> screens() throws IOException {
    return recordings().stream()
        .flatMap(
            file ->
                Stream.of("text", "json", "prometheus").map(format -> Arguments.of(file, format)));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("screens")
  void looksAsItDid(Path recording, String format) throws IOException {
    Path wanted = Path.of(recording.toString().replace(".ndjson", "." + format));
    String seen = replay(recording, format);
    if ("yes".equals(System.getenv("GOLDEN_UPDATE"))) {
      Files.writeString(wanted, seen);
    }

    assertThat(seen).isEqualTo(Files.readString(wanted));
    if (format.equals("text")) {
      assertThat(seen.lines()).allMatch(line -> line.length() <= 100);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void namesItsSchemaInEveryLine(Path recording) throws IOException {
    assertThat(replay(recording, "ndjson").lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{\"schema\":\"quantum.ops.monitor/1\""));
  }

  private String replay(Path recording, String format) {
    return new ToolsUnderTest("redis://127.0.0.1:1", state)
        .with("LINES", "50")
        .run("monitor", "--replay", recording.toString(), "-o", format)
        .out();
  }
}
