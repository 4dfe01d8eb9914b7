package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.out.StoreFitness;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads INFO, and CONFIG where that is allowed. */
final class RedisStoreFitness implements StoreFitness {
  private static final int LEAST_MAJOR = 7;

  private final RedisConnections redis;

  @Inject
  RedisStoreFitness(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public List<Shortcoming> shortcomings() {
    Map<String, String> info = info();
    List<Shortcoming> found = new ArrayList<>();
    String version = info.getOrDefault("redis_version", "unknown");
    if (major(version) < LEAST_MAJOR) {
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
    return List.copyOf(found);
  }

  private void checkSync(List<Shortcoming> found) {
    String sync;
    try {
      sync =
          redis
              .command("read a setting", commands -> commands.configGet("appendfsync"))
              .getOrDefault("appendfsync", "unknown");
    } catch (AdapterFailure notAllowed) {
      sync = "unknown";
    }
    if (!sync.equals("always")) {
      found.add(
          new Shortcoming(
              Severity.WARNED,
              "appendfsync " + sync,
              "redis-cli CONFIG SET appendfsync always; redis-cli CONFIG REWRITE"));
    }
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
