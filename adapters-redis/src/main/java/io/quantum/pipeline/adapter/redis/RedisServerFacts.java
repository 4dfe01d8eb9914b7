package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.monitor.port.out.ServerFacts;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.backlog.ServerReading;
import io.quantum.pipeline.domain.backlog.ServerReading.Work;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two sections of INFO. What scripts call is counted once more under its own name, so only the
 * commands that a client sends are added up.
 */
final class RedisServerFacts implements ServerFacts {
  private static final Pattern LOOKS =
      Pattern.compile("(?m)^cmdstat_(?:eval_ro|evalsha_ro|info):calls=(\\d+),usec=(\\d+)");

  private final RedisConnections redis;

  @Inject
  RedisServerFacts(RedisConnections redis) {
    this.redis = redis;
  }

  @Override
  public ServerReading read() {
    try {
      String server = redis.lookUp("read INFO server", commands -> commands.info("server"));
      String stats =
          redis.lookUp("read INFO commandstats", commands -> commands.info("commandstats"));
      return new ServerReading.Known(
          value(server, "redis_version"), value(server, "run_id"), work(stats));
    } catch (AdapterFailure unreadable) {
      return new ServerReading.Unknown(unreadable.getMessage());
    }
  }

  private static String value(String info, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ":([\\w.+-]+)").matcher(info);
    return line.find() ? line.group(1) : "unknown";
  }

  private static Work work(String stats) {
    long calls = 0;
    long micros = 0;
    for (Matcher line = LOOKS.matcher(stats); line.find(); ) {
      calls += Long.parseLong(line.group(1));
      micros += Long.parseLong(line.group(2));
    }
    return new Work(calls, micros);
  }
}
