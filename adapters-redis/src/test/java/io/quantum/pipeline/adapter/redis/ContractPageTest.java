package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.IntentContract;
import io.quantum.pipeline.domain.contract.IntentField;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's page says what the code does: every example is run. */
final class ContractPageTest {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| `(.+)` \\| ([a-z_]+) \\|$");
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  static Stream<Arguments> examples() {
    return ROW.matcher(page())
        .results()
        .map((MatchResult row) -> Arguments.of(row.group(1), row.group(2), row.group(3)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void examplesBreakTheRuleTheyStandFor(String code, String payload, String field) {
    List<String> found =
        new IntentContract(ContractTerms.STANDARD)
            .judge(
                new JacksonIntentCodec().decode(payload.getBytes(StandardCharsets.UTF_8)),
                ContractProfile.PUBLISHER,
                NOW)
            .fold(
                accepted -> List.of(),
                refused ->
                    refused.violations().stream().map(v -> v.field() + " " + v.code()).toList());

    assertThat(found).containsExactly(field + " " + code);
  }

  @Test
  void namesEveryRuleAndEveryField() {
    String page = page();

    assertThat(examples()).hasSizeGreaterThanOrEqualTo(13);
    assertThat(Arrays.stream(ViolationCode.values()))
        .allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
    assertThat(Arrays.stream(IntentField.values()))
        .allSatisfy(field -> assertThat(page).contains("`" + field.wireName() + "`"));
    assertThat(page).contains(ContractTerms.STANDARD.sideSunset().toString());
  }

  private static String page() {
    try {
      return Files.readString(Path.of("..", "docs", "contract", "TRADE_INTENT_SCHEMA_CONTRACT.md"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
