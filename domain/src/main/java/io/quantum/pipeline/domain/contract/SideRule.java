package io.quantum.pipeline.domain.contract;

import io.quantum.pipeline.domain.intent.Action;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * The deprecated field {@code side}: converted until its last day, refused after it.
 *
 * <p><b>Source</b>: docs/reference/contract.md#side.
 */
final class SideRule {
  private static final Map<String, Action> WORDS =
      Map.of(
          "BUY", Action.BUY,
          "LONG", Action.BUY,
          "SELL", Action.SELL,
          "SHORT", Action.SELL,
          "CLOSE", Action.CLOSE);

  private final LocalDate lastDay;

  SideRule(LocalDate lastDay) {
    this.lastDay = lastDay;
  }

  /** The action that {@code side} stands for, when there is no {@code action}. */
  Optional<Action> convert(FieldValue side, Instant now, Findings findings) {
    if (!isConverted(now)) {
      findings.add(
          IntentField.SIDE,
          ViolationCode.REMOVED,
          side,
          "side was converted until %s and is refused since: write action".formatted(lastDay));
      return Optional.empty();
    }
    Optional<Action> action = meaning(side);
    if (action.isEmpty()) {
      findings.add(
          IntentField.SIDE,
          ViolationCode.NOT_ALLOWED,
          side,
          "side may be BUY, LONG, SELL, SHORT or CLOSE; better write action");
    }
    return action;
  }

  /** Finds a {@code side} that says something else than the {@code action} beside it. */
  void compare(
      FieldValue side, Action action, ContractProfile profile, Instant now, Findings findings) {
    if (side.isMissing()) {
      return;
    }
    boolean looksAtIt = isConverted(now) || profile == ContractProfile.PUBLISHER;
    if (looksAtIt && !meaning(side).equals(Optional.of(action))) {
      findings.add(
          IntentField.SIDE,
          ViolationCode.CONFLICT,
          side,
          "side contradicts action %s: write action only".formatted(action));
    }
  }

  private boolean isConverted(Instant now) {
    return !now.atOffset(ZoneOffset.UTC).toLocalDate().isAfter(lastDay);
  }

  /** The action that a word of the older clients stands for. */
  static Optional<Action> meaning(FieldValue side) {
    return side.fold(
        text -> Optional.ofNullable(WORDS.get(text.value())),
        numeral -> Optional.empty(),
        Optional::empty,
        Optional::empty);
  }
}
