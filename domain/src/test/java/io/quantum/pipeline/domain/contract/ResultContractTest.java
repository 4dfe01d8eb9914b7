package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResultContractTest {
  private final ResultContract contract = new ResultContract();
  private final Map<String, FieldValue> result = new LinkedHashMap<>();

  ResultContractTest() {
    result.put("symbol", new FieldValue.Text("BTCUSDT"));
    result.put("action", new FieldValue.Text("BUY"));
    result.put("entry_price", new FieldValue.Numeral("95000.5"));
    result.put("position_size_usd", new FieldValue.Numeral("200"));
    result.put("leverage", new FieldValue.Numeral("3"));
    result.put("timestamp", new FieldValue.Text("2026-01-21T00:03:18.103Z"));
    result.put("order_id", new FieldValue.Text("PAPER-0123456789AB"));
    result.put("status", new FieldValue.Text("filled"));
    result.put("slippage_pct", new FieldValue.Numeral("-0.02"));
    result.put("fee_usd", new FieldValue.Numeral("0.08"));
  }

  @Test
  void acceptsExactlyTheTenKeys() {
    assertThat(findings()).isEmpty();
    assertThat(result.keySet()).containsExactlyElementsOf(ResultContract.KEYS);

    result.put("leverage", FieldValue.NULL);
    assertThat(findings()).isEmpty();
  }

  @Test
  void takesNoPriceAndNoSizeForAnOrderThatWasNotExecuted() {
    result.put("entry_price", new FieldValue.Numeral("0"));
    result.put("position_size_usd", new FieldValue.Numeral("0"));
    result.put("status", new FieldValue.Text("rejected"));
    result.put("order_id", new FieldValue.Text("REJECTED"));

    assertThat(findings()).isEmpty();
  }

  @Test
  void refusesAnEleventhKey() {
    result.put("pnl", new FieldValue.Numeral("1"));

    assertThat(findings()).containsExactly("pnl NOT_ALLOWED");
  }

  @Test
  void namesEveryMissingKeyInOrder() {
    result.clear();

    assertThat(findings())
        .containsExactlyElementsOf(
            ResultContract.KEYS.stream().map(key -> key + " MISSING").toList());
  }

  @ParameterizedTest
  @CsvSource({
    "symbol, btc, PATTERN",
    "action, HOLD, NOT_ALLOWED",
    "entry_price, -1, RANGE",
    "entry_price, 1e400, RANGE",
    "position_size_usd, -0.01, RANGE",
    "leverage, 126, RANGE",
    "timestamp, 2026-01-21T00:03:18, NOT_A_TIMESTAMP",
    "timestamp, 2026-02-30T00:03:18Z, NOT_A_TIMESTAMP",
    "order_id, two words, PATTERN",
    "status, done, NOT_ALLOWED",
  })
  void refusesAValueOutsideItsRule(String key, String value, ViolationCode code) {
    boolean number = result.get(key) instanceof FieldValue.Numeral;
    result.put(key, number ? new FieldValue.Numeral(value) : new FieldValue.Text(value));

    assertThat(findings()).containsExactly(key + " " + code);
  }

  @Test
  void refusesOtherTypes() {
    result.replaceAll((key, value) -> new FieldValue.Bool(true));

    assertThat(findings()).hasSize(10).allMatch(finding -> finding.endsWith(" WRONG_TYPE"));
  }

  @Test
  void handsOnWhatTheDecoderFound() {
    List<Violation> broken =
        List.of(new Violation("payload", ViolationCode.MALFORMED_JSON, "", "not JSON"));

    assertThat(contract.judge(new DecodedEvent.Malformed(broken))).isEqualTo(broken);
  }

  private List<String> findings() {
    List<DecodedEvent.Member> members = new ArrayList<>();
    result.forEach((key, value) -> members.add(new DecodedEvent.Member(key, value)));
    return contract.judge(new DecodedEvent.Members(members)).stream()
        .map(v -> v.field() + " " + v.code())
        .collect(Collectors.toList());
  }
}
