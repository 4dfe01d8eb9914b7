package io.quantum.pipeline.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of the entry around a payload. */
final class EntryContractTest {
  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);

  @Test
  void judgesTheEntryAroundThePayload() {
    assertThat(contract.judgeEntry(Optional.of("trade.intent"), PayloadPlace.PAYLOAD)).isEmpty();
    assertThat(contract.judgeEntry(Optional.of("trade.signal"), PayloadPlace.NOWHERE))
        .extracting(v -> v.field() + " " + v.code())
        .containsExactly(
            "entry.event_type WRONG_EVENT_TYPE", "entry.payload MISSING_PAYLOAD_FIELD");
    assertThat(contract.judgePublisher("ai-engine")).isEmpty();
    assertThat(contract.judgePublisher(""))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.MISSING);
    assertThat(contract.judgePublisher("two words"))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.PATTERN);
  }

  @Test
  void judgesEventTypeAndPlaceEachForItself() {
    assertThat(contract.judgeEntry(Optional.of("trade.intent"), PayloadPlace.NOWHERE))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.MISSING_PAYLOAD_FIELD);
    assertThat(contract.judgeEntry(Optional.empty(), PayloadPlace.PAYLOAD))
        .extracting(Violation::code)
        .containsExactly(ViolationCode.WRONG_EVENT_TYPE);
  }
}
