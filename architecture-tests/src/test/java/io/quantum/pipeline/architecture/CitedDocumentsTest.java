package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every page that sources and pages cite is in the repository, and has the heading. */
final class CitedDocumentsTest {
  private static final Pattern CITED = Pattern.compile("\\b(docs/[\\w./-]+\\.md)(?:#([\\w-]+))?");
  private static final Pattern LINK = Pattern.compile("]\\(([\\w./-]+\\.md)?(?:#([\\w-]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
  private static final Pattern ELSEWHERE =
      Pattern.compile("\\b(spec part \\d|facts, (hazards|redis-streams|systemd)|[Hh]ouse style)");
  private static final Set<String> SOURCES =
      Set.of("java", "lua", "md", "sh", "yaml", "xml", "json", "service", "env");

  private final List<Path> files = files();
  private final Map<Path, Set<String>> headings = new HashMap<>();

  @Test
  void standInTheRepositoryWithTheHeading() {
    assertThat(files.stream().flatMap(this::citations).toList())
        .hasSizeGreaterThan(300)
        .allSatisfy(
            citation -> {
              assertThat(citation.page()).as("cited by %s", citation.from()).exists();
              assertThat(headings(citation.page()))
                  .as("cited by %s", citation.from())
                  .contains(citation.heading());
            });
  }

  @Test
  void areNotPagesThatNobodyElseHas() {
    assertThat(files)
        .filteredOn(file -> !file.endsWith("CitedDocumentsTest.java"))
        .noneMatch(file -> ELSEWHERE.matcher(RepositoryFiles.text(file)).find());
  }

  private record Citation(Path from, Path page, String heading) {}

  private Stream<Citation> citations(Path file) {
    String text = RepositoryFiles.text(file);
    Stream<Citation> cited =
        CITED
            .matcher(text)
            .results()
            .map(
                found ->
                    new Citation(
                        file,
                        RepositoryFiles.ROOT.resolve(found.group(1)),
                        heading(found.group(2))));
    Stream<Citation> linked =
        LINK.matcher(file.toString().endsWith(".md") ? text : "")
            .results()
            .map(
                found ->
                    new Citation(
                        file,
                        found.group(1) == null
                            ? file
                            : file.resolveSibling(found.group(1)).normalize(),
                        heading(found.group(2))));
    return Stream.concat(cited, linked);
  }

  private static String heading(String anchor) {
    return anchor == null ? "" : anchor;
  }

  // As the pages are shown: lower case, without punctuation, a hyphen for each blank.
  private Set<String> headings(Path page) {
    return headings.computeIfAbsent(
        page,
        file ->
            Stream.concat(
                    Stream.of(""),
                    HEADING
                        .matcher(RepositoryFiles.text(file))
                        .results()
                        .map(
                            found ->
                                found
                                    .group(1)
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^\\w\\- ]", "")
                                    .replace(' ', '-')))
                .collect(Collectors.toSet()));
  }

  private static List<Path> files() {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          RepositoryFiles.ROOT,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              return name.equals("target") || name.equals(".git") || name.equals("issues")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (SOURCES.contains(file.toString().replaceFirst(".*[.]", ""))) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return found.stream().sorted().toList();
  }
}
