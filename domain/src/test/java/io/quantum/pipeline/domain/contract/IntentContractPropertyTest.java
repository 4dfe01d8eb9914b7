package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.intent.TradeIntent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every payload, tried on many made by chance. */
@Tag("property")
final class IntentContractPropertyTest {
  private static final int TRIES = 2_000;

  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void acceptsWhatTheTableAllowsAndReadsItRight(long seed) {
    RandomFields random = new RandomFields(seed);
    for (int i = 0; i < TRIES; i++) {
      Map<IntentField, FieldValue> fields = random.valid();

      for (ContractProfile profile : ContractProfile.values()) {
        TradeIntent intent =
            judge(fields, profile)
                .fold(
                    accepted -> accepted.intent(),
                    refused -> {
                      throw new AssertionError(fields + " " + refused.violations());
                    });
        assertThat(intent.symbol().name()).isEqualTo(shown(fields, IntentField.SYMBOL));
        assertThat(intent.action().name()).isEqualTo(shown(fields, IntentField.ACTION));
        assertThat(intent.confidence().fraction())
            .isEqualByComparingTo(shown(fields, IntentField.CONFIDENCE));
        assertThat(intent.positionSize().orElseThrow().usd())
            .isEqualByComparingTo(shown(fields, IntentField.POSITION_SIZE_USD));
        assertThat(intent.leverage().orElseThrow().factor())
            .isEqualByComparingTo(shown(fields, IntentField.LEVERAGE));
        assertThat(intent.intentId().map(id -> id.text()))
            .isEqualTo(given(fields, IntentField.INTENT_ID));
        assertPrice(fields, IntentField.ENTRY_PRICE, intent.entryPrice().map(p -> p.usd()));
        assertPrice(fields, IntentField.STOP_LOSS, intent.stopLoss().map(p -> p.usd()));
        assertPrice(fields, IntentField.TAKE_PROFIT, intent.takeProfit().map(p -> p.usd()));
        assertThat(intent.source()).isEqualTo(given(fields, IntentField.SOURCE));
        assertThat(intent.model()).isEqualTo(given(fields, IntentField.MODEL));
        assertThat(intent.metaStrategy()).isEqualTo(given(fields, IntentField.META_STRATEGY));
        assertThat(intent.regime()).isEqualTo(given(fields, IntentField.REGIME));
        assertThat(intent.reason()).isEqualTo(given(fields, IntentField.REASON));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void namesExactlyTheFieldThatIsWrong(long seed) {
    RandomFields random = new RandomFields(seed);
    for (int i = 0; i < TRIES; i++) {
      Map<IntentField, FieldValue> fields = random.valid();
      IntentField field = random.anyFieldOf(fields);
      fields.put(field, random.wrong(field));

      assertThat(violations(fields, ContractProfile.PUBLISHER))
          .as("%s", fields)
          .extracting(Violation::field)
          .containsExactly(field.wireName());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void answersWhateverStandsInTheFieldsInTheOrderOfTheTable(long seed) {
    RandomFields random = new RandomFields(seed);
    for (int i = 0; i < TRIES; i++) {
      Map<IntentField, FieldValue> fields = random.any();

      for (ContractProfile profile : ContractProfile.values()) {
        List<IntentField> named =
            violations(fields, profile).stream()
                .map(violation -> IntentField.named(violation.field()).orElseThrow())
                .toList();
        assertThat(named).as("%s", fields).isSorted().doesNotHaveDuplicates();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void givesTheReaderNothingToRefuseThatAPublisherWouldNot(long seed) {
    RandomFields random = new RandomFields(seed);
    int more = 0;
    for (int i = 0; i < TRIES; i++) {
      Map<IntentField, FieldValue> fields = random.any();

      List<Violation> publisher = violations(fields, ContractProfile.PUBLISHER);
      List<Violation> reader = violations(fields, ContractProfile.READER);

      assertThat(publisher).as("%s", fields).containsAll(reader);
      more += publisher.size() - reader.size();
    }
    assertThat(more).as("the profiles differ at all").isPositive();
  }

  private static void assertPrice(
      Map<IntentField, FieldValue> fields, IntentField field, Optional<BigDecimal> price) {
    assertThat(price.map(BigDecimal::stripTrailingZeros))
        .isEqualTo(given(fields, field).map(BigDecimal::new).map(BigDecimal::stripTrailingZeros));
  }

  private static Optional<String> given(Map<IntentField, FieldValue> fields, IntentField field) {
    return Optional.ofNullable(fields.get(field))
        .filter(value -> !value.isMissing())
        .map(FieldValue::shown);
  }

  private static String shown(Map<IntentField, FieldValue> fields, IntentField field) {
    return fields.get(field).shown();
  }

  private List<Violation> violations(Map<IntentField, FieldValue> fields, ContractProfile profile) {
    return judge(fields, profile).fold(accepted -> List.of(), refused -> refused.violations());
  }

  private ContractVerdict judge(Map<IntentField, FieldValue> fields, ContractProfile profile) {
    PayloadFields.Builder payload = PayloadFields.builder();
    fields.forEach(payload::set);
    return contract.judge(new DecodedPayload.Fields(payload.build()), profile, CorpusCase.NOW);
  }
}
