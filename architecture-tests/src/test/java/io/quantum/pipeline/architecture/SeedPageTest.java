package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/seed.md names nothing that does not exist. */
final class SeedPageTest {
  private static final Pattern CLASS_NAME = Pattern.compile("`([A-Z][a-z]+[A-Za-z]+)`");
  private static final Pattern FILE_NAME =
      Pattern.compile("`((?:docs/)?[A-Za-z_./-]+\\.(?:lua|md|xml))`");

  @Test
  void everyClassAndFileNamedOnThePageExists() {
    String page = RepositoryFiles.text(RepositoryFiles.ROOT.resolve("docs/seed.md"));
    Set<String> files = fileNames();

    Set<String> classes =
        CLASS_NAME.matcher(page).results().map(m -> m.group(1)).collect(Collectors.toSet());
    assertThat(classes).hasSizeGreaterThan(20);
    assertThat(classes).allSatisfy(name -> assertThat(files).contains(name + ".java"));
    assertThat(FILE_NAME.matcher(page).results().map((MatchResult m) -> m.group(1)).toList())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(files).contains(Path.of(name).getFileName().toString()));
  }

  private static Set<String> fileNames() {
    try (Stream<Path> all = Files.walk(RepositoryFiles.ROOT)) {
      return all.filter(file -> !file.toString().contains("/target/"))
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toSet());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
