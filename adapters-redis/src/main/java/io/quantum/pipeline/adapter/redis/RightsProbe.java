package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tries whether the user that the service is may run every command of its steps. Redis checks the
 * rights of a script command by command while it runs, so that a missing one would leave a step
 * half done.
 *
 * <p><b>Threads</b>: safe. <b>Source</b>: Redis documentation, "ACL" (scripts run with the rights
 * of their caller); docs/security.md.
 */
final class RightsProbe {
  private static final LuaScript RIGHTS = LuaScript.named("execution/rights");
  private static final String WHAT = "try the rights";

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RightsProbe(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /** Throws {@link AdapterFailure} that names the commands which are missing, if any are. */
  void require() {
    Reply missing =
        new Reply(
            redis
                .startStep(
                    WHAT,
                    RIGHTS,
                    new byte[][] {
                      keys.scratch("stream"),
                      keys.scratch("hash"),
                      keys.scratch("set"),
                      keys.scratch("text")
                    })
                .await());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < missing.size(); i++) {
      names.add(missing.text(i));
    }
    if (!names.isEmpty()) {
      throw new AdapterFailure(
          Remedy.OPERATOR,
          "Redis at %s says NOPERM, no right for this user to run %s; grant it: ACL SETUSER USER %s"
              .formatted(
                  redis.location(),
                  String.join(", ", names),
                  names.stream().map(name -> "+" + name).collect(Collectors.joining(" "))),
          new IllegalStateException(WHAT));
    }
  }
}
