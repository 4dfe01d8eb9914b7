package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.ToolsUnderTest.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every example in the help of {@code proof}, in a folder that nobody shares. */
final class ProofExamplesIT {
  @TempDir private Path folder;
  @TempDir private Path state;
  private ToolsUnderTest tools;

  @BeforeEach
  void aPackOfEachKind() {
    RedisUnderTest redis = RedisUnderTest.shared();
    new IntentStreamUnderTest(redis).group().publish(3, "desk");
    tools = new ToolsUnderTest(redis, state);
    for (String moment : List.of("--before", "--after")) {
      assertThat(run("proof", moment).status()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "capture", "list", "show", "check-chain", "diff", "verify"})
  void worksAsTheHelpSays(String verb) {
    List<String> help = new ArrayList<>(List.of("proof"));
    if (!verb.isEmpty()) {
      help.add(verb);
    }
    help.add("--help");
    List<String> examples =
        tools
            .run(help.toArray(String[]::new))
            .out()
            .lines()
            .filter(line -> line.startsWith("  quantum-ops "))
            .map(line -> line.replaceAll("^ +quantum-ops ", "").replaceAll(" {3,}.*$", ""))
            .toList();

    assertThat(examples).hasSizeGreaterThanOrEqualTo(2);
    for (String example : examples) {
      Ran ran = run(example.strip().split(" +"));
      // Nobody has run the service here, so what judges this pipeline cannot tell.
      assertThat(ran.status())
          .as("%s: %s%s", example, ran.out(), ran.err())
          .isIn(Set.of("verify", "diff").contains(verb) ? List.of(0, 3) : List.of(0));
    }
  }

  @Test
  void showsByPlainDiffThatNothingHasChanged() throws IOException, InterruptedException {
    Process diff =
        new ProcessBuilder(
                "sh", "-c", "diff proof_before.txt proof_after.txt | grep '^[<>]' | grep -v '~$'")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String left = new String(diff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(diff.waitFor(90, TimeUnit.SECONDS)).isTrue();

    assertThat(left).isEmpty();
  }

  private Ran run(String... words) {
    List<String> given = List.of(words);
    List<String> call = new ArrayList<>();
    for (String word : words) {
      String file = given.contains("check-chain") ? "proof_before.json" : "named";
      call.add(
          word.equals("FILE")
              ? folder.resolve(file).toString()
              : word.replace("/tmp/", folder + "/"));
    }
    if (!given.contains("check-chain")) {
      call.addAll(List.of("--dir", folder.toString()));
    }
    if (given.stream().noneMatch(Set.of("list", "show", "check-chain", "diff")::contains)) {
      call.addAll(List.of("--sample", "0s"));
    }
    if (given.contains("verify") && !given.contains("--retry-timeout")) {
      call.addAll(List.of("--retry-timeout", "0s"));
    }
    return tools.run(call.toArray(String[]::new));
  }
}
