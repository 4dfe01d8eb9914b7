package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.port.AdapterFailure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads INFO, and CONFIG where that is allowed. */
final class RedisStoreFitness implements StoreFitness {
  private static final int MIN_MAJOR = 7;
  private static final int DIGEST = 40;
  private static final String VALKEY = "valkey_version";

  /** Bytes that one value of a producer may have: many times what a valid one needs. */
  private static final long MAX_BULK = 1 << 20;

  private static final List<String> TOLD =
      List.of(
          "redis_version",
          "role",
          "aof_enabled",
          "maxmemory_policy",
          "maxmemory_human",
          "used_memory_human",
          "uptime_in_seconds");

  private static final List<String> CONFIGURED =
      List.of("appendfsync", "no-appendfsync-on-rewrite", "aof-load-truncated");

  private static final LuaScript EXHAUSTED = LuaScript.named("execution/exhausted");

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final Optional<byte[]> legacyResults;

  private final RightsProbe probe;

  @Inject
  RedisStoreFitness(RedisConnections redis, RedisKeys keys, RedisConfig config, RightsProbe probe) {
    this.redis = redis;
    this.keys = keys;
    this.legacyResults = config.legacyResultStream().map(RedisKeys::utf8);
    this.probe = probe;
  }

  @Override
  public void requireRights() {
    probe.require();
  }

  @Override
  public List<Shortcoming> shortcomings() {
    Map<String, String> info = info();
    List<Shortcoming> found = new ArrayList<>();
    String version = info.getOrDefault("redis_version", "unknown");
    if (major(version) < MIN_MAJOR) {
      found.add(refused("redis_version " + version, "install Redis 7.0 or later"));
    }
    if (!info.getOrDefault("role", "master").equals("master")) {
      found.add(refused("role " + info.get("role"), "connect to the master, not to a replica"));
    }
    if (info.getOrDefault("cluster_enabled", "0").equals("1")) {
      found.add(
          refused("cluster_enabled 1", "use a standalone server: each step touches several keys"));
    }
    String eviction = info.getOrDefault("maxmemory_policy", "noeviction");
    if (!eviction.equals("noeviction")) {
      found.add(
          refused(
              "maxmemory-policy " + eviction,
              "redis-cli CONFIG SET maxmemory-policy noeviction; redis-cli CONFIG REWRITE"));
    }
    if (!info.getOrDefault("aof_enabled", "0").equals("1")) {
      found.add(
          new Shortcoming(
              Severity.VOLATILE,
              "appendonly no",
              "redis-cli CONFIG SET appendonly yes; redis-cli CONFIG SET appendfsync always;"
                  + " redis-cli CONFIG REWRITE"));
    } else {
      checkSync(found);
    }
    checkLengths(found);
    return List.copyOf(found);
  }

  @Override
  public List<Setting> settings() {
    Map<String, String> info = info();
    List<Setting> settings = new ArrayList<>();
    for (String name : TOLD) {
      settings.add(new Setting(name, Optional.ofNullable(info.get(name))));
    }
    for (String name : CONFIGURED) {
      settings.add(new Setting(name, configured(name)));
    }
    // Its redis_version is the one of Redis that Valkey is compatible with.
    if (info.containsKey(VALKEY)) {
      settings.add(new Setting(VALKEY, Optional.of(info.get(VALKEY))));
    }
    return List.copyOf(settings);
  }

  @Override
  public List<Shortcoming> exhaustedStreams() {
    List<byte[]> streams =
        new ArrayList<>(
            List.of(
                keys.intents,
                keys.results,
                keys.audit,
                keys.deadLetters,
                keys.operatorActs,
                keys.paperOrders));
    legacyResults.ifPresent(streams::add);
    Reply answers =
        new Reply(
            redis.look("look for exhausted streams", EXHAUSTED, streams.toArray(byte[][]::new)));
    List<Shortcoming> exhausted = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      if (answers.number(i) == 1) {
        exhausted.add(exhausted(new String(streams.get(i), StandardCharsets.UTF_8), i == 0));
      }
    }
    return exhausted;
  }

  // Redis keeps the last id of a stream even when its entry is deleted, and forgets it with the
  // key.
  private static Shortcoming exhausted(String stream, boolean read) {
    return new Shortcoming(
        Severity.WARNED,
        stream + " has used up its ids: nothing can be added to it",
        (read ? "when nothing of it waits or is pending (quantum-ops monitor), put it aside: " : "")
            + "redis-cli RENAMENX %s %s.full; the next entry begins it anew"
                .formatted(stream, stream));
  }

  // Asks for a script that no server knows: who may run scripts is told so, and nothing runs.
  @Override
  public Rights rights() {
    try {
      redis.command(
          "try the rights",
          commands -> commands.evalsha("0".repeat(DIGEST), ScriptOutputType.STATUS));
      return Rights.READ_AND_WRITE;
    } catch (AdapterFailure refused) {
      if (refused.getCause() instanceof RedisNoScriptException) {
        return Rights.READ_AND_WRITE;
      }
      if (RedisFailures.saysDenied(refused.getCause())) {
        return Rights.READ_ONLY;
      }
      throw refused;
    }
  }

  private Optional<String> configured(String name) {
    try {
      return Optional.ofNullable(
          redis.command("read a setting", commands -> commands.configGet(name)).get(name));
    } catch (AdapterFailure notAllowed) {
      // No right to ask, or a server on which nobody may.
      return Optional.empty();
    }
  }

  private void checkSync(List<Shortcoming> found) {
    String sync = configured("appendfsync").orElse("unknown");
    if (!sync.equals("always")) {
      found.add(
          new Shortcoming(
              Severity.WARNED,
              "appendfsync " + sync,
              "redis-cli CONFIG SET appendfsync always; redis-cli CONFIG REWRITE"));
    }
  }

  // Unknown where nobody may ask; the service takes in no long value, but the server has to hold
  // it.
  private void checkLengths(List<Shortcoming> found) {
    configured("proto-max-bulk-len")
        .filter(bytes -> Long.parseLong(bytes) > MAX_BULK)
        .ifPresent(
            bytes ->
                found.add(
                    new Shortcoming(
                        Severity.ADVISED,
                        "proto-max-bulk-len " + bytes,
                        "redis-cli CONFIG SET proto-max-bulk-len 1mb; redis-cli CONFIG REWRITE")));
  }

  private Map<String, String> info() {
    String text = redis.command("read INFO", commands -> commands.info());
    Map<String, String> values = new HashMap<>();
    for (String line : text.split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    return values;
  }

  private static int major(String version) {
    try {
      return Integer.parseInt(version.split("\\.")[0]);
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }

  private static Shortcoming refused(String setting, String remedy) {
    return new Shortcoming(Severity.REFUSED, setting, remedy);
  }
}
