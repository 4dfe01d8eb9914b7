package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The page for producers shows payloads and messages as they really are. */
final class ProducersPageTest {
  private static final ContractPage PAGE = ContractPage.of("producers.md");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  static Stream<String> good() {
    return PAGE.accepted().stream();
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodExamplesAreAcceptedByContractAndSchema(String payload) {
    assertThat(judged(payload.getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(PublishedSchema.INTENT_AS_PUBLISHER.refusals(payload)).isEmpty();
  }

  static Stream<ContractPage.Example> bad() {
    return PAGE.refused().stream().filter(ContractPage.Example::isPayload);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void badExamplesGetTheMessagesBelowThem(ContractPage.Example example) {
    assertThat(judged(example.payload())).isNotEmpty().isEqualTo(example.messages());
  }

  @Test
  void hasAnExampleInEverySectionAboutAProducer() {
    for (String producer :
        List.of("The ai_engine signal generator", "The strategy_router", "Custom publishers")) {
      assertThat(PAGE.section(producer).refused()).as(producer).isNotEmpty();
    }
    assertThat(PAGE.section("Traps").refused()).hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void saysOfEveryOutcomeWhereItStands() {
    List<List<String>> rows = PAGE.section("Where results appear").table();

    assertThat(rows)
        .extracting(row -> row.get(0).replace("`", ""))
        .containsExactlyElementsOf(
            Arrays.stream(OutcomeCode.values()).map(OutcomeCode::wireName).toList());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).get(1)).startsWith(place(OutcomeCode.values()[i].record()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "docs/producers.md, producers.md",
    "docs/contract/TRADE_INTENT_SCHEMA_CONTRACT.md, contract/TRADE_INTENT_SCHEMA_CONTRACT.md",
    "README.md, ../README.md"
  })
  void pagesLinkToFilesThatExist(Path page, String path) {
    Path folder = Path.of("..").resolve(page).getParent();

    assertThat(ContractPage.of(path).links())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(Files.exists(folder.resolve(link))).as(link).isTrue());
  }

  private static String place(OutcomeCode.Record record) {
    return switch (record) {
      case RESULT -> "results";
      case AUDIT -> "audit";
      case AUDIT_OR_DEAD_LETTER -> "audit; a CLOSE as a dead letter";
      case DEAD_LETTER -> "dead letters";
    };
  }

  private static List<String> judged(byte[] payload) {
    return new IntentContract(ContractTerms.STANDARD)
        .judge(new JacksonIntentCodec().decode(payload), ContractProfile.PUBLISHER, NOW)
        .fold(
            accepted -> List.of(),
            refused -> refused.violations().stream().map(ContractPage::line).toList());
  }
}
