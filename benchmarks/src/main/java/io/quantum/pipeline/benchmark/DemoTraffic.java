package io.quantum.pipeline.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code ./quantum demo} sends and shows.
 *
 * <p>Usage: {@code DemoTraffic valid} prints valid payloads, one a line, for {@code quantum-ops
 * publish}; {@code DemoTraffic raw PORT} writes what a careless producer would, with bare XADD;
 * {@code DemoTraffic report PORT} waits until everything is decided and tells what happened.
 */
public final class DemoTraffic {
  private static final String STREAM = "quantum:stream:trade.intent";
  private static final String GROUP = "quantum:group:execution:trade.intent";
  private static final List<String> SYMBOLS =
      List.of(
          "BTC", "ETH", "BNB", "SOL", "XRP", "ADA", "DOGE", "AVAX", "DOT", "LINK", "MATIC", "LTC",
          "BCH", "UNI", "ATOM", "XLM", "ETC", "FIL", "APT", "NEAR", "ARB", "CRV", "INJ", "SUI",
          "SEI", "TIA", "AAVE", "ALGO", "EOS", "XTZ", "THETA", "AXS", "SAND", "MANA", "GALA", "CHZ",
          "ENJ", "STRK", "PEPE", "SHIB");
  private static final int FIRST = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private DemoTraffic() {}

  /** Runs one of the three parts. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (args.length == 0 ? "" : args[0]) {
      case "first" -> first().forEach(out::println);
      case "valid" -> valid().forEach(out::println);
      case "raw" -> raw(Integer.parseInt(args[1]), out);
      case "report" -> report(Integer.parseInt(args[1]), out);
      default -> {
        out.println("usage: DemoTraffic first | valid | raw PORT | report PORT");
        System.exit(64);
      }
    }
  }

  /** A quiet beginning: three orders within the limit. */
  private static List<String> first() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < FIRST; i++) {
      lines.add(payload(SYMBOLS.get(i), "BUY", "demo-first-" + i, Instant.now()));
    }
    return lines;
  }

  /** A burst far above the limit, then closes. */
  private static List<String> valid() {
    List<String> lines = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      for (int i = FIRST; i < SYMBOLS.size(); i++) {
        String side = (i + round) % 3 == 0 ? "SELL" : "BUY";
        lines.add(payload(SYMBOLS.get(i), side, "demo-burst-" + round + "-" + i, Instant.now()));
      }
    }
    for (int i = 0; i < FIRST; i++) {
      lines.add(payload(SYMBOLS.get(i), "CLOSE", "demo-close-" + i, Instant.now()));
    }
    return lines;
  }

  private static void raw(int port, PrintStream out) throws IOException {
    try (PlainRedis redis = new PlainRedis(port)) {
      awaitDecided(redis);
      for (int i = 0; i < FIRST; i++) {
        String again = payload(SYMBOLS.get(i), "BUY", "demo-first-" + i, Instant.now());
        add(redis, "payload", again);
      }
      awaitDecided(redis);
      Instant longAgo = Instant.now().minus(20, ChronoUnit.MINUTES);
      for (int i = 0; i < SYMBOLS.size(); i++) {
        add(redis, "payload", payload(SYMBOLS.get(i), "BUY", "demo-stale-" + i, longAgo));
      }
      Map<String, String> broken = broken();
      for (int round = 0; round < 3; round++) {
        for (String payload : broken.values()) {
          add(redis, "payload", payload);
        }
        add(redis, "data", payload("BTC", "BUY", "demo-data-" + round, Instant.now()));
      }
      out.printf(
          "with bare XADD: %d repeats, %d stale, %d broken of %d kinds%n",
          FIRST, SYMBOLS.size(), 3 * (broken.size() + 1), broken.size() + 1);
    }
  }

  private static Map<String, String> broken() {
    String good = payload("BTC", "BUY", "demo-broken", Instant.now());
    Map<String, String> broken = new LinkedHashMap<>();
    broken.put("not JSON", "{symbol: BTCUSDT}");
    broken.put("an array", "[" + good + "]");
    broken.put("lower case", good.replace("BTCUSDT", "btcusdt"));
    broken.put("unknown action", good.replace("\"BUY\"", "\"HOLD\""));
    broken.put("text for number", good.replace("200.0", "\"200.0\""));
    broken.put("confidence 1.5", good.replace("0.82", "1.5"));
    broken.put("leverage 500", good.replace("\"leverage\": 3", "\"leverage\": 500"));
    broken.put(
        "epoch time", good.replaceAll("\"timestamp\": \"[^\"]*\"", "\"timestamp\": 17689525"));
    broken.put("no size", good.replace("\"position_size_usd\": 200.0, ", ""));
    broken.put("side", good.replace("\"action\"", "\"side\""));
    broken.put("reduce_only", good.replace("}", ", \"reduce_only\": true}"));
    broken.put("key twice", good.replace("}", ", \"symbol\": \"ETHUSDT\"}"));
    broken.put("NaN", good.replace("0.82", "NaN"));
    return broken;
  }

  private static void add(PlainRedis redis, String field, String payload) throws IOException {
    redis.call(
        "XADD",
        STREAM,
        "*",
        "event_type",
        "trade.intent",
        field,
        payload,
        "timestamp",
        Instant.now().toString(),
        "source",
        "demo");
  }

  private static String payload(String coin, String action, String id, Instant made) {
    return ("{\"symbol\": \"%sUSDT\", \"action\": \"%s\", \"confidence\": 0.82,"
            + " \"position_size_usd\": 200.0, \"leverage\": 3, \"timestamp\": \"%s\","
            + " \"intent_id\": \"%s\"}")
        .formatted(coin, action, made.truncatedTo(ChronoUnit.MILLIS), id);
  }

  private static void report(int port, PrintStream out) throws IOException {
    try (PlainRedis redis = new PlainRedis(port)) {
      awaitDecided(redis);
      out.println("Orders at the venue (the truth is read there):");
      for (Object entry : list(redis.call("XRANGE", "quantum:stream:paper.orders", "-", "+"))) {
        Map<String, String> order = fields(list(list(entry).get(1)));
        out.printf(
            "  %s  %-4s %-9s %14s at %s%s%n",
            time(list(entry).get(0)),
            order.get("side"),
            order.get("symbol"),
            order.get("quantity"),
            order.get("price"),
            order.get("reduce_only").equals("true") ? "  (close)" : "");
      }
      out.println("Outcomes (every intent has exactly one):");
      new TreeMap<>(fields(list(redis.call("HGETALL", "quantum:exec:ledger"))))
          .forEach((outcome, count) -> out.printf("  %-13s %s%n", outcome, count));
      deadLetters(redis, out);
    }
  }

  private static void deadLetters(PlainRedis redis, PrintStream out) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> examples = new TreeMap<>();
    for (Object entry : list(redis.call("XRANGE", STREAM + ".dlq", "-", "+"))) {
      Map<String, String> letter = fields(list(list(entry).get(1)));
      counts.merge(letter.get("dlq_code"), 1, Integer::sum);
      String message =
          letter.get("dlq_violations").replaceAll(".*?\"message\":\"([^\"]*)\".*", "$1");
      examples.putIfAbsent(letter.get("dlq_code"), message);
    }
    out.println("Dead letters, with the first message of each rule:");
    counts.forEach(
        (code, count) -> {
          String line = "  %-22s %2d  %s".formatted(code, count, examples.get(code));
          out.println(line.length() <= 100 ? line : line.substring(0, 97) + "...");
        });
  }

  // Decided is: nothing unread and nothing pending.
  private static void awaitDecided(PlainRedis redis) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Map<String, String> group = group(redis);
      if ("0".equals(group.get("pending")) && "0".equals(group.get("lag"))) {
        return;
      }
    }
    throw new IOException("not everything was decided within " + PATIENCE.toSeconds() + " s");
  }

  private static Map<String, String> group(PlainRedis redis) throws IOException {
    for (Object group : list(redis.call("XINFO", "GROUPS", STREAM))) {
      Map<String, String> facts = fields(list(group));
      if (GROUP.equals(facts.get("name"))) {
        return facts;
      }
    }
    return Map.of();
  }

  private static String time(Object entryId) {
    String id = entryId.toString();
    Instant at = Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-'))));
    return at.toString().substring(11, 19);
  }

  private static Map<String, String> fields(List<?> flat) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      fields.put(String.valueOf(flat.get(i)), String.valueOf(flat.get(i + 1)));
    }
    return fields;
  }

  private static List<?> list(Object reply) {
    return reply instanceof List<?> items ? items : List.of();
  }
}
