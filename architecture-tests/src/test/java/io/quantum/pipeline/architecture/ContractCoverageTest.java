package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A27: every port out has a contract, a fake, and a technology that keeps the contract. */
final class ContractCoverageTest {
  private static final String APPLICATION =
      "application/src/main/java/io/quantum/pipeline/application/";

  /** Two ports, one codec: what is written must be read back. */
  private static final Map<String, String> SHARED =
      Map.of("IntentDecoder", "IntentCodec", "IntentEncoder", "IntentCodec");

  static Stream<String> ports() {
    return RepositoryFiles.java("src/main/java").stream()
        .filter(
            file -> file.toString().contains(APPLICATION) && file.toString().contains("/port/out/"))
        .filter(file -> RepositoryFiles.text(file).matches("(?s).*\\npublic interface \\w+ \\{.*"))
        .map(file -> file.getFileName().toString().replace(".java", ""));
  }

  @ParameterizedTest
  @MethodSource("ports")
  void portHasAContractAFakeAndAnAdapterThatKeepsIt(String port) {
    String subject = SHARED.getOrDefault(port, port);
    List<Path> tests = RepositoryFiles.java("src/test/java");

    assertThat(tests).anyMatch(file -> file.endsWith(subject + "Contract.java"));
    assertThat(tests).anyMatch(file -> file.endsWith("fake/InMemory" + subject + ".java"));
    assertThat(tests)
        .filteredOn(
            file ->
                file.toString().contains("/adapter") || file.toString().contains("/ops/archive/"))
        .anyMatch(
            file ->
                RepositoryFiles.text(file)
                    .matches("(?s).*implements [^{]*" + subject + "Contract.*"));
  }
}
