package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Meets every mutant of the contract with the whole corpus, and writes down which rows noticed:
 * {@code PASSED} if the mutant let a bad row pass, {@code OTHERWISE} if it found something else in
 * it, {@code GOOD} if it refused a good one.
 *
 * <p>Runs under {@code config/mutation-tests.sh} only; the plain build judges the same rows one by
 * one in {@link IntentContractCorpusTest}.
 */
@EnabledIfSystemProperty(named = WeakenedContractTest.SEEN, matches = ".+")
final class WeakenedContractTest {
  static final String SEEN = "corpus.seen";

  @Test
  void isNoticedByTheCorpus() throws IOException {
    IntentContract contract = new IntentContract(ContractTerms.STANDARD);
    List<String> seen = new ArrayList<>();
    for (CorpusCase row : CorpusCase.all()) {
      if (!row.isForTheDecoder()) {
        for (ContractProfile profile : ContractProfile.values()) {
          List<String> found = findings(contract, row, profile);
          if (!found.equals(row.expected(profile))) {
            String how =
                row.expected(profile).isEmpty()
                    ? "GOOD "
                    : found.isEmpty() ? "PASSED " : "OTHERWISE ";
            seen.add(how + row.name());
          }
        }
      }
    }

    if (!seen.isEmpty()) {
      // A file for every mutant: they run side by side.
      Path folder = Files.createDirectories(Path.of(System.getProperty(SEEN)));
      Files.write(Files.createTempFile(folder, "mutant", ".txt"), seen);
    }
    assertThat(seen).isEmpty();
  }

  private static List<String> findings(
      IntentContract contract, CorpusCase row, ContractProfile profile) {
    try {
      return contract
          .judge(new DecodedPayload.Fields(row.fields()), profile, CorpusCase.NOW)
          .fold(
              accepted -> List.of(),
              refused ->
                  refused.violations().stream().map(v -> v.field() + " " + v.code()).toList());
    } catch (RuntimeException | LinkageError broken) {
      return List.of(broken.toString());
    }
  }
}
