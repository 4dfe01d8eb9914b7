package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How far each unit is open, by systemd's own judgement of the file; that a JVM runs under it is
 * shown by {@code config/systemd-tests.sh}.
 */
final class UnitHardeningIT {
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  /** 2.0, in tenths. */
  private static final String THRESHOLD = "20";

  static Stream<Path> units() {
    return Stream.of(Path.of("src", "main", "dist"), Path.of("..", "ops-tools/src/main/dist"))
        .flatMap(UnitHardeningIT::services)
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("units")
  void isExposedByTwoAtMost(Path unit) throws IOException, InterruptedException {
    assumeThat(ANALYZE).isExecutable();
    Process analysis =
        new ProcessBuilder(
                ANALYZE.toString(),
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=" + THRESHOLD,
                unit.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(analysis.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(analysis.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("exposure level");
    assertThat(analysis.exitValue()).as(said).isZero();
  }

  private static Stream<Path> services(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".service")).toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
