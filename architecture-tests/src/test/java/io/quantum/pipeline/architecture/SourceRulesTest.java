package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A28 and what else only sources can tell. */
final class SourceRulesTest {
  private static final Pattern SETTING =
      Pattern.compile(
          "Setting<.+> \\w+ =\\s+(?:new Setting<>|[\\w.]+)\\(\\s*\"([A-Z][A-Z0-9_]+)\"");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([A-Z][A-Z0-9_]+)` \\|");
  private static final Pattern DECLARATION =
      Pattern.compile(
          "^(?: {2}| {4}| {6})(?!.*\\b(?:class|interface|record|enum) )"
              + "(?!(?:return|if|for|while|switch|try|else|throw|new|super|this)\\b)[A-Za-z<][^=(]*\\(");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (?:final |sealed |abstract )*(?:class|interface|record|enum) ");

  @Test
  void spellsKeysOutInOnePlaceOnly() {
    assertThat(RepositoryFiles.java("src/main/java"))
        .filteredOn(file -> !file.toString().contains("benchmarks"))
        .filteredOn(file -> RepositoryFiles.text(file).contains("\"quantum:"))
        .isEmpty();
    assertThat(RepositoryFiles.java("src/main/java"))
        .filteredOn(file -> RepositoryFiles.text(file).contains("\"stream:trade.intent\""))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("RedisKeys.java");
  }

  @Test
  void documentsExactlyTheSettingsThatAreDeclaredOnceEach() {
    List<String> declared =
        RepositoryFiles.java("src/main/java").stream()
            .flatMap(file -> SETTING.matcher(RepositoryFiles.text(file)).results())
            .map(found -> found.group(1))
            .sorted()
            .toList();
    Matcher rows =
        DOCUMENTED.matcher(
            RepositoryFiles.text(RepositoryFiles.ROOT.resolve("docs/configuration.md")));
    Set<String> documented = new TreeSet<>();
    while (rows.find()) {
      documented.add(rows.group(1));
    }

    assertThat(declared).containsExactlyElementsOf(documented);
  }

  @Test
  void keepsEveryClassUnderFourHundredLines() {
    assertThat(lengths("src/main/java")).isLessThanOrEqualTo(400);
    assertThat(lengths("src/test/java")).isLessThanOrEqualTo(450);
  }

  @Test
  void keepsEveryMethodToWhatFitsALook() {
    assertThat(RepositoryFiles.java("src/main/java"))
        .allSatisfy(
            file ->
                assertThat(longestMethod(RepositoryFiles.text(file)))
                    .as("lines of the longest method of %s", file)
                    .isLessThanOrEqualTo(40));
  }

  @Test
  void findsALongMethod() {
    String body = "    call();\n".repeat(40);

    assertThat(longestMethod("final class A {\n  void a(\n      int b) {\n" + body + "  }\n}\n"))
        .isEqualTo(43);
    assertThat(longestMethod("interface A {\n  void a(\n      int b);\n" + body + "  }\n}\n"))
        .isZero();
  }

  // As google-java-format writes them: from the first line of the declaration to the brace below
  // it.
  private static int longestMethod(String text) {
    int longest = 0;
    int begun = -1;
    boolean hasBody = false;
    int indent = 0;
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (begun < 0 && DECLARATION.matcher(line).find() && !line.endsWith(";")) {
        begun = i;
        hasBody = false;
        indent = line.length() - line.stripLeading().length();
      }
      if (begun >= 0 && !hasBody && line.endsWith(";")) {
        begun = -1;
      } else if (begun >= 0 && line.endsWith("{")) {
        hasBody = true;
      } else if (begun >= 0 && line.equals(" ".repeat(indent) + "}")) {
        longest = Math.max(longest, i - begun + 1);
        begun = -1;
      }
    }
    return longest;
  }

  @Test
  void saysSomethingOfEveryPublicType() {
    assertThat(RepositoryFiles.java("src/main/java"))
        .filteredOn(file -> PUBLIC_TYPE.matcher(RepositoryFiles.text(file)).find())
        .allSatisfy(
            file -> {
              String text = RepositoryFiles.text(file);
              Matcher type = PUBLIC_TYPE.matcher(text);
              assertThat(type.find()).isTrue();
              String before = text.substring(0, type.start());
              assertThat(before).as(file.toString()).contains("/**");
              assertThat(before.substring(before.lastIndexOf("/**")).split("\\s+").length)
                  .as("words of Javadoc in " + file.getFileName())
                  .isGreaterThan(6);
            });
  }

  @Test
  void hasNoNameThatSaysNothing() {
    List<String> empty = Arrays.asList("Impl", "Helper", "Util", "Utils", "Manager", "Base");
    assertThat(RepositoryFiles.java("src/main/java"))
        .extracting(file -> file.getFileName().toString().replace(".java", ""))
        .noneMatch(name -> empty.stream().anyMatch(name::endsWith));
  }

  private static int lengths(String folder) {
    return RepositoryFiles.java(folder).stream()
        .map((Path file) -> (int) RepositoryFiles.text(file).lines().count())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
