package io.quantum.pipeline.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sources, for rules that class files cannot tell. */
final class RepositoryFiles {
  static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private RepositoryFiles() {}

  /** Java files of all modules below a source folder such as {@code src/main/java}. */
  static List<Path> java(String sourceFolder) {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve(sourceFolder))
          .filter(Files::isDirectory)
          .flatMap(RepositoryFiles::below)
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Stream<Path> below(Path folder) {
    try {
      return Files.walk(folder).filter(Files::isRegularFile);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
