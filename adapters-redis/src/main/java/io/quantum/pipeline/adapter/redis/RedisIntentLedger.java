package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.ClaimAnswer;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.DismissAnswer;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.FinaliseAnswer;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.execution.port.out.LookupNote;
import io.quantum.pipeline.application.execution.port.out.TakeoverDecision;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.admission.OrderLimits;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Dismissal;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.execution.OrderTerms;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.domain.operator.OperatorNote;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claim, finalise, takeover and close batch, each one script. */
final class RedisIntentLedger implements IntentLedger {
  private static final LuaScript LOOKUP_NOTE = LuaScript.named("execution/lookup_note");

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final LedgerScripts scripts;
  private final OrderLimits limits;
  private final AgeLimits ages;
  private final Optional<byte[]> legacyResults;
  private final KnownSteps steps;

  @Inject
  RedisIntentLedger(
      RedisConnections redis,
      RedisKeys keys,
      OrderLimits limits,
      AgeLimits ages,
      RedisConfig config,
      KnownSteps steps) {
    this(redis, keys, limits, ages, config, steps, LedgerScripts.load());
  }

  RedisIntentLedger(
      RedisConnections redis,
      RedisKeys keys,
      OrderLimits limits,
      AgeLimits ages,
      RedisConfig config,
      KnownSteps steps,
      LedgerScripts scripts) {
    this.redis = redis;
    this.steps = steps;
    this.keys = keys;
    this.scripts = scripts;
    this.limits = limits;
    this.ages = ages;
    this.legacyResults = config.legacyResultStream().map(RedisKeys::utf8);
  }

  @Override
  public ClaimAnswer claim(FencingToken fence, List<ClaimRequest> requests) {
    List<byte[]> touched =
        new ArrayList<>(
            List.of(
                keys.intents,
                keys.claimed,
                keys.inflight,
                keys.openingWindow,
                keys.closeWindow,
                keys.tradingState,
                keys.safeMode,
                keys.limitOverride,
                keys.reader,
                keys.limits,
                keys.attempts,
                keys.anchor));
    KnownSteps.Mark known = steps.mark();
    Arguments args = claimArguments(fence);
    known.addTo(args);
    for (ClaimRequest request : requests) {
      Order order = request.order();
      touched.add(keys.order(order.clientOrderId()));
      touched.add(keys.spacing(order.terms().symbol()));
      touched.add(keys.busy(order.terms().symbol()));
      OrderWire.addCandidate(args, order, request.token());
    }
    Reply reply =
        step("claim orders", known, scripts.claim(), touched.toArray(byte[][]::new), args);
    return reply.text(0).equals("FENCED")
        ? new ClaimAnswer.Fenced()
        : new ClaimAnswer.Decided(decisions(requests, reply));
  }

  private Arguments claimArguments(FencingToken fence) {
    return new Arguments()
        .add(keys.group)
        .add(fence.epoch())
        .add(fence.token())
        .add(limits.openings().limit())
        .add(limits.openings().occupancyMillis())
        .add(limits.closes().limit())
        .add(limits.closes().occupancyMillis())
        .add(limits.symbolSpacing().toMillis())
        .add(limits.lease().toMillis())
        .add(keys.presencePrefix);
  }

  private static List<ClaimDecision> decisions(List<ClaimRequest> requests, Reply reply) {
    List<ClaimDecision> decisions = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      decisions.add(OrderWire.decision(reply.nested(i + 2), requests.get(i).token()));
    }
    return decisions;
  }

  // A count above what was known raises it; fewer steps than known were refused by the script.
  private Reply step(
      String what, KnownSteps.Mark known, LuaScript script, byte[][] touched, Arguments args) {
    return steps.answered(
        known,
        new Reply(redis.step(what, script, touched, args.toArray())),
        what,
        redis.location());
  }

  @Override
  public FinaliseAnswer finalise(ClaimedOrder claimed, ExecutionResult result) {
    ClientOrderId id = claimed.order().clientOrderId();
    OrderTerms terms = claimed.order().terms();
    List<byte[]> touched =
        new ArrayList<>(
            List.of(
                keys.order(id),
                keys.intents,
                keys.results,
                keys.claimed,
                keys.inflight,
                terms.action().isOpening() ? keys.openingWindow : keys.closeWindow,
                keys.busy(terms.symbol()),
                keys.ledger,
                keys.anchor));
    legacyResults.ifPresent(touched::add);
    Arguments args =
        new Arguments()
            .add(keys.group)
            .add(id.text())
            .add(claimed.claim().epoch())
            .add(claimed.claim().token())
            .add(result.ending().outcome().wireName())
            .add(result.ending().admitted() ? 1 : 0)
            .add(ages.memory().toMillis());
    KnownSteps.Mark known = steps.mark();
    known.addTo(args);
    ResultCodec.addEntry(args, result);
    Reply reply =
        step("end an order", known, scripts.finalise(), touched.toArray(byte[][]::new), args);
    return switch (reply.text(0)) {
      case "FENCED" -> new FinaliseAnswer.Fenced();
      case "GONE" -> new FinaliseAnswer.RecordGone();
      default ->
          new FinaliseAnswer.Recorded(
              OutcomeCode.named(reply.text(2))
                  .orElseThrow(
                      () -> new IllegalStateException("unknown outcome " + reply.text(2))));
    };
  }

  @Override
  public List<ClientOrderId> overdue(int max) {
    double now = redis.now().toEpochMilli();
    // Further off than any lease: written before the clock was set back. The takeover corrects it.
    double furthest = now + OrderLimits.UNRESOLVED_LOOKUPS.toMillis();
    return redis
        .command(
            "list orders in flight",
            commands -> commands.zrangeWithScores(keys.inflight, 0, max - 1L))
        .stream()
        .filter(entry -> entry.getScore() < now || entry.getScore() > furthest)
        .flatMap(entry -> OrderWire.inFlight(entry.getValue()).stream())
        .toList();
  }

  @Override
  public TakeoverDecision takeover(ClientOrderId order, String token) {
    return takeover(order, token, Optional.empty());
  }

  private TakeoverDecision takeover(
      ClientOrderId order, String token, Optional<OperatorNote> note) {
    KnownSteps.Mark known = steps.mark();
    Arguments args =
        new Arguments()
            .add(order.text())
            .add(token)
            .add(limits.fence().toMillis())
            .add(OrderLimits.TAKEOVER_LEASE.toMillis());
    known.addTo(args);
    note.ifPresent(operator -> args.add(operator.by()).add(operator.reason()));
    Reply reply =
        step(
            "take an order over",
            known,
            scripts.takeover(),
            new byte[][] {
              keys.order(order),
              keys.inflight,
              keys.openingWindow,
              keys.closeWindow,
              keys.audit,
              keys.anchor,
              keys.operatorActs,
              keys.claimed,
              keys.tradingState,
              keys.safeMode
            },
            args);
    return reply.text(0).equals("GRANTED")
        ? OrderWire.taken(reply, order, token)
        : new TakeoverDecision.Denied();
  }

  @Override
  public LookupNote noteUnavailable(ClaimedOrder order) {
    return note(order, 0);
  }

  @Override
  public LookupNote noteAbsent(ClaimedOrder order) {
    return note(order, 1);
  }

  private LookupNote note(ClaimedOrder order, int absent) {
    ClientOrderId id = order.order().clientOrderId();
    Arguments args =
        new Arguments()
            .add(id.text())
            .add(order.claim().epoch())
            .add(order.claim().token())
            .add(absent)
            .add(OrderLimits.UNRESOLVED_AFTER.toMillis())
            .add(OrderLimits.UNRESOLVED_LOOKUPS.toMillis())
            .add(OrderLimits.ABSENCES_THAT_PROVE)
            .add(OrderLimits.BETWEEN_LOOKUPS.toMillis());
    byte[][] touched = {keys.order(id), keys.inflight};
    String noted = step("note a lookup", steps.mark(), LOOKUP_NOTE, touched, args).text(0);
    return noted.equals("GONE") ? LookupNote.FENCED : LookupNote.valueOf(noted);
  }

  @Override
  public TakeoverDecision takeOverUnresolved(ClientOrderId order, String token, OperatorNote note) {
    return takeover(order, token, Optional.of(note));
  }

  @Override
  public Dismissing startDismissal(FencingToken fence, List<Dismissal> dismissals) {
    Arguments args =
        new Arguments()
            .add(keys.group)
            .add(fence.epoch())
            .add(fence.token())
            .add(fence.owner().text());
    KnownSteps.Mark known = steps.mark();
    known.addTo(args);
    OrderWire.addClosures(args, dismissals);
    RedisConnections.Started started =
        redis.startUnordered(
            "close entries",
            scripts.close(),
            new byte[][] {
              keys.intents,
              keys.claimed,
              keys.audit,
              keys.deadLetters,
              keys.ledger,
              keys.anchor,
              keys.reader,
              keys.attempts
            },
            args.toArray());
    return () -> {
      Reply reply =
          steps.answered(known, new Reply(started.await()), "close entries", redis.location());
      return reply.text(0).equals("FENCED")
          ? new DismissAnswer.Fenced()
          : new DismissAnswer.Done(reply.number(2), reply.entryIds(3));
    };
  }
}
