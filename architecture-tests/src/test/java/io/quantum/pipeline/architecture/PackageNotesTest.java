package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A28, first part: every package says what it is for. */
final class PackageNotesTest {
  static Stream<Path> packages() {
    return RepositoryFiles.java("src/main/java").stream().map(Path::getParent).distinct();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void packageHasNotes(Path folder) {
    Path notes = folder.resolve("package-info.java");

    assertThat(Files.exists(notes)).as(notes.toString()).isTrue();
    assertThat(RepositoryFiles.text(notes).replaceAll("[\\s*]+", " ")).contains("ay depend on");
  }
}
