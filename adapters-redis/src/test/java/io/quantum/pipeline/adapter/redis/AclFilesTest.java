package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rights that are shipped, as files; what they are worth is shown by LeastRightsIT. */
final class AclFilesTest {
  private static final Path PAGE = Path.of("..", "docs", "security.md");
  private static final Path PACKAGE = Path.of("..", "ops-tools", "pom.xml");
  private static final Pattern WORD =
      Pattern.compile("reset|on|#%H|resetchannels|(~|%R~)%P:[a-z.:*]+|\\+[a-z_]+(\\|[a-z]+)?");

  @ParameterizedTest
  @ValueSource(strings = {"producer", "executor", "operator", "viewer"})
  void areOneLineOfWordsThatGiveAndNothingElse(String role) {
    List<String> lines = AclLine.template(role).lines().toList();

    assertThat(lines).hasSize(1);
    String[] words = lines.get(0).split(" ");
    assertThat(words).startsWith("user", role, "reset", "on", "#%H", "resetchannels");
    assertThat(List.of(words).subList(2, words.length))
        .doesNotHaveDuplicates()
        .allMatch(word -> WORD.matcher(word).matches());
  }

  @ParameterizedTest
  @ValueSource(strings = {"producer", "executor", "operator", "viewer"})
  void areShownOnThePageWordForWord(String role) throws IOException {
    assertThat(Files.readString(PAGE)).contains("\n    " + AclLine.template(role));
  }

  @Test
  void areInThePackage() throws IOException {
    assertThat(Files.readString(PACKAGE))
        .containsSubsequence("/../docs/operations/acl</src>", "<prefix>/usr/share/quantum/acl");
  }
}
