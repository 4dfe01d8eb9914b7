package io.quantum.pipeline.application.log;

import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.stream.EntryId;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every line about intents and orders, with its greppable token.
 *
 * <p>Text from outside is escaped and capped. <b>Threads</b>: safe. <b>Source</b>:
 * docs/reference/logs.md#tokens.
 */
public final class PipelineLog {
  private static final Logger LOG = LoggerFactory.getLogger(PipelineLog.class);
  private static final int CAP = 200;

  private final LineBudget budget;
  private final Diagnostics diagnostics;

  /** Over a budget that all lines share, and what is told besides while diagnostics are on. */
  public PipelineLog(LineBudget budget, Diagnostics diagnostics) {
    this.budget = budget;
    this.diagnostics = diagnostics;
  }

  /** True if single entries are told of; ask before {@link #decided} and {@link #ended}. */
  public boolean tellsEntries() {
    return diagnostics.isOn();
  }

  /** What was made of an entry before anything was asked of the ledger. */
  public void decided(EntryId entry, PublisherId source, String decision) {
    diagnostics.entry(
        () -> "decided entry=%s source=%s %s".formatted(entry, shown(source.text()), decision));
  }

  /** How an entry ended that needed no order. */
  public void ended(EntryId entry, OutcomeCode outcome) {
    diagnostics.entry(() -> "ended entry=%s outcome=%s".formatted(entry, outcome.wireName()));
  }

  /**
   * Openings found no slot. The line is fixed byte for byte, sign included
   * (docs/reference/logs.md#tokens).
   */
  public void globalRateLimit(int limit, long events) {
    line(
        "GLOBAL_RATE_LIMIT",
        events,
        "\u23f1\ufe0f GLOBAL_RATE_LIMIT: Max " + limit + " orders per minute reached");
  }

  /** Openings of a symbol came too soon, or its order was in the way. */
  public void rateLimitSkip(String reason, EntryId first, long events) {
    line("RATE_LIMIT_SKIP", events, "RATE_LIMIT_SKIP: reason=" + reason + " first_entry=" + first);
  }

  /** Intents were past their age limit. */
  public void staleIntentDrop(EntryId first, long events) {
    line("STALE_INTENT_DROP", events, "STALE_INTENT_DROP: first_entry=" + first);
  }

  /** A CLOSE was past its age limit: an operator has to decide. */
  public void expiredClose(EntryId first, long events) {
    line(
        "STALE_INTENT_DROP CLOSE",
        events,
        "STALE_INTENT_DROP: action=CLOSE first_entry=" + first + " dead_letter=EXPIRED_CLOSE");
  }

  /** Intents had an order already. */
  public void idempotencySkip(EntryId first, long events) {
    line("IDEMPOTENCY_SKIP", events, "IDEMPOTENCY_SKIP: first_entry=" + first);
  }

  /** Trading is not active. */
  public void notTrading(String state, EntryId first, long events) {
    line("SAFE MODE", events, "SAFE MODE: state=" + state + " first_entry=" + first);
  }

  /** An entry violates the contract. */
  public void invalidIntent(PublisherId source, EntryId entry, Violation first) {
    line(
        "INVALID_INTENT " + source.text() + " " + first.code(),
        1,
        () ->
            "INVALID_INTENT: source=%s code=%s field=%s first_entry=%s message=%s"
                .formatted(
                    shown(source.text()),
                    first.code(),
                    shown(first.field()),
                    entry,
                    shown(first.message())));
  }

  /** An entry ended or broke whoever tried to decide it. */
  public void poison(PublisherId source, EntryId entry, int attempts) {
    LOG.error(
        "INVALID_INTENT: source={} code=POISON entry={} attempts={}",
        shown(source.text()),
        entry,
        attempts);
  }

  /** A payload still said {@code side}. */
  public void deprecatedSide(PublisherId source, EntryId entry) {
    line(
        "DEPRECATED_SIDE " + source.text(),
        1,
        () ->
            "DEPRECATED_SIDE: source=%s first_entry=%s replacement=action"
                .formatted(shown(source.text()), entry));
  }

  /** Delivered entries whose body is gone: somebody trims the stream. */
  public void lostEntries(long events) {
    OptionalLong heldBack = budget.ask("LOST_TRIMMED", events);
    heldBack.ifPresent(
        n ->
            LOG.error(
                "LOST_TRIMMED: delivered entries were trimmed before they were decided count={}",
                n + 1));
  }

  /** An order has ended; orders are bounded by the limits, so every one has its line. */
  public void terminalState(ExecutionResult result, OutcomeCode outcome) {
    LOG.info(
        "TERMINAL STATE: outcome={} symbol={} action={} order_id={} client_order_id={} entry_id={}",
        outcome.wireName(),
        result.order().terms().symbol().name(),
        result.order().terms().action(),
        result.orderId(),
        result.order().clientOrderId(),
        result.order().entryId());
  }

  private void line(String kind, long events, String text) {
    line(kind, events, () -> text);
  }

  // Whatever is held back costs no text: bad entries may come by the thousand.
  private void line(String kind, long events, Supplier<String> text) {
    OptionalLong heldBack = budget.ask(kind, events);
    if (heldBack.isPresent()) {
      long suppressed = heldBack.getAsLong();
      LOG.warn("{}{}", text.get(), suppressed == 0 ? "" : " suppressed=" + suppressed);
    }
  }

  private static String shown(String text) {
    return PrintableText.shorten(text, CAP);
  }
}
