package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.intent.Symbol;
import io.quantum.pipeline.domain.stream.ConsumerName;
import io.quantum.pipeline.domain.stream.ContractStreams;
import io.quantum.pipeline.domain.stream.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Every name on Redis, derived from one prefix; nowhere else is a key spelt out.
 *
 * <p>Keys are handed out as UTF-8 bytes, the way the connections want them. <b>Threads</b>:
 * immutable. <b>Source</b>: docs/reference/names-on-redis.md.
 */
final class RedisKeys {
  private final String prefix;
  private final Optional<String> legacyResults;

  final String intentsName;
  final String resultsName;
  final String signalsName;
  final String approvedName;
  final String positionsName;
  final String groupName;
  final String deadLettersName;
  final String safeModeName;
  final byte[] intents;
  final byte[] results;
  final byte[] group;
  final byte[] deadLetters;
  final byte[] audit;
  final byte[] operatorActs;
  final byte[] ledger;
  final byte[] anchor;
  final byte[] claimed;
  final byte[] attempts;
  final byte[] limits;
  final byte[] presencePrefix;
  final byte[] inflight;
  final byte[] openingWindow;
  final byte[] closeWindow;
  final byte[] reader;
  final byte[] limitOverride;
  final byte[] diagnostics;
  final byte[] clockStep;
  final byte[] tradingState;
  final byte[] safeMode;
  final byte[] paperPositions;
  final byte[] paperPrices;
  final byte[] paperOrders;

  RedisKeys(RedisConfig config) {
    prefix = config.prefix() + ":";
    intentsName =
        config.view().intents().map(StreamName::text).orElse(prefix + "stream:trade.intent");
    resultsName = config.resultStream().orElse(prefix + "stream:execution.result");
    legacyResults = config.legacyResultStream();
    signalsName = prefix + "stream:trade.signal.v5";
    approvedName = prefix + "stream:trade.signal.safe";
    positionsName = prefix + "stream:position.update";
    groupName = config.view().group().orElse(prefix + "group:execution:trade.intent");
    intents = utf8(intentsName);
    results = utf8(resultsName);
    group = utf8(groupName);
    deadLettersName = intentsName + ".dlq";
    deadLetters = utf8(deadLettersName);
    audit = key("stream:execution.audit");
    operatorActs = key("stream:operator.acts");
    ledger = key("exec:ledger");
    anchor = key("exec:anchor");
    claimed = key("exec:claimed");
    attempts = key("exec:attempts");
    limits = key("exec:limits");
    presencePrefix = key("exec:instance:");
    inflight = key("exec:inflight");
    openingWindow = key("exec:rate:log");
    closeWindow = key("exec:rate:close");
    reader = key("exec:reader");
    limitOverride = key("exec:limit_override");
    diagnostics = key("exec:diag");
    clockStep = key("exec:clock_step");
    tradingState = key("safety:trading_state");
    safeModeName = prefix + "safety:safe_mode";
    safeMode = utf8(safeModeName);
    paperPositions = key("paper:position");
    paperPrices = key("paper:price");
    paperOrders = key("stream:paper.orders");
  }

  /** The streams to which nothing is written that breaks their contract. */
  ContractStreams contractStreams() {
    Set<StreamName> results = new HashSet<>();
    results.add(new StreamName(resultsName));
    legacyResults.ifPresent(name -> results.add(new StreamName(name)));
    return new ContractStreams(new StreamName(intentsName), results);
  }

  byte[] order(ClientOrderId id) {
    return key("exec:order:" + id.text());
  }

  byte[] spacing(Symbol symbol) {
    return key("exec:symbol:" + symbol.name());
  }

  byte[] busy(Symbol symbol) {
    return key("exec:busy:" + symbol.name());
  }

  byte[] presence(ConsumerName consumer) {
    return key("exec:instance:" + consumer.text());
  }

  byte[] published(ClientOrderId id) {
    return key("pub:" + id.text());
  }

  byte[] paperOrder(ClientOrderId id) {
    return key("paper:order:" + id.text());
  }

  /** A key on which rights are tried, which is gone when the step that tries them ends. */
  byte[] scratch(String kind) {
    return key("exec:scratch:" + kind);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] key(String rest) {
    return utf8(prefix + rest);
  }
}
