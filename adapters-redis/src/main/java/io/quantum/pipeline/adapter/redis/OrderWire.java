package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.domain.admission.Claim;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.execution.AuditReason;
import io.quantum.pipeline.domain.execution.BodyHash;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderTerms;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.Leverage;
import io.quantum.pipeline.domain.intent.PositionSizeUsd;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How orders, dismissals and decisions look as arguments and replies of the ledger's scripts. */
final class OrderWire {
  private static final Logger LOG = LoggerFactory.getLogger(OrderWire.class);

  private OrderWire() {}

  static void addCandidate(Arguments args, Order order, String token) {
    OrderTerms terms = order.terms();
    args.add(order.entryId())
        .add(order.clientOrderId().text())
        .add(order.identity().bodyHash().hex())
        .add(token)
        .add(terms.symbol().name())
        .add(terms.action().name())
        .addDecimal(terms.notional().map(PositionSizeUsd::usd))
        .addDecimal(terms.leverage().map(Leverage::factor))
        .addDecimal(terms.entryPrice().map(Price::usd))
        .addText(terms.intentId().map(IntentId::text));
  }

  /** What ends without an order: audited entries by reason, then those put aside. */
  static void addClosures(Arguments args, List<Dismissal> dismissals) {
    Map<AuditReason, List<EntryId>> audited = new EnumMap<>(AuditReason.class);
    List<Dismissal.PutAside> letters = new ArrayList<>();
    for (Dismissal dismissal : dismissals) {
      dismissal.fold(
          ends ->
              audited
                  .computeIfAbsent(ends.reason(), first -> new ArrayList<>())
                  .add(ends.entryId()),
          letters::add);
    }
    args.add(audited.size());
    audited.forEach(
        (reason, ended) -> {
          args.add(reason.outcome().wireName()).add(reason.name()).add(ended.size());
          ended.forEach(args::add);
        });
    args.add(letters.size());
    letters.forEach(letter -> addLetter(args, letter));
  }

  private static void addLetter(Arguments args, Dismissal.PutAside aside) {
    args.add(aside.entryId())
        .add(aside.outcome().wireName())
        .add(aside.letter().code())
        .add(ResultCodec.violations(aside.letter().remarks()))
        .add(aside.letter().source().text())
        .add(aside.letter().attempts())
        .addText(left(aside.size()));
  }

  // How many bytes stay where they are; empty if they go with the letter.
  private static Optional<String> left(EntrySize size) {
    return size.isBounded()
        ? Optional.empty()
        : Optional.of(Long.toString(size.isKnown() ? size.bytes() : 0));
  }

  static ClaimDecision decision(Reply reply, String token) {
    return switch (reply.text(0)) {
      case "CLAIMED" ->
          new ClaimDecision.Claimed(
              new Claim(reply.number(1), token, reply.millis(2), reply.millis(3)));
      case "CLOSED" ->
          new ClaimDecision.Dismissed(
              AuditReason.valueOf(reply.text(1)),
              reply.maybeText(2).map(ms -> Instant.ofEpochMilli(Long.parseLong(ms))));
      case "WAITING" ->
          new ClaimDecision.Waiting(
              ClaimDecision.WaitCause.valueOf(reply.text(1)), reply.millis(2));
      case "ELSEWHERE" -> new ClaimDecision.Elsewhere();
      default -> throw new IllegalStateException("claim answered " + reply.text(0));
    };
  }

  /** The member of the list of orders in flight; empty if somebody else put it there. */
  static Optional<ClientOrderId> inFlight(byte[] member) {
    try {
      return Optional.of(new ClientOrderId(new String(member, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException planted) {
      return Optional.empty();
    }
  }

  /** What a takeover hands out; a record that is none of ours is left alone, and named. */
  static TakeoverDecision taken(Reply reply, ClientOrderId order, String token) {
    try {
      return new TakeoverDecision.Granted(takenOver(reply, order, token));
    } catch (IllegalArgumentException planted) {
      LOG.error(
          "ORDER UNREADABLE: left alone, its record holds what this service never writes order={}"
              + " reason={}",
          order,
          planted.getMessage());
      return new TakeoverDecision.Denied();
    }
  }

  // The order is rebuilt from its record.
  private static ClaimedOrder takenOver(Reply reply, ClientOrderId order, String token) {
    Claim claim = new Claim(reply.number(2), token, reply.millis(3), reply.millis(4));
    OrderTerms terms =
        new OrderTerms(
            new Symbol(reply.text(7)),
            Action.valueOf(reply.text(8)),
            reply.maybeDecimal(9).map(PositionSizeUsd::new),
            reply.maybeDecimal(10).map(Leverage::new),
            reply.maybeDecimal(11).map(Price::new),
            reply.maybeText(12).map(IntentId::new));
    IntentIdentity identity = new IntentIdentity(order, new BodyHash(reply.text(6)));
    return new ClaimedOrder(new Order(reply.entryId(5), identity, terms), claim);
  }
}
