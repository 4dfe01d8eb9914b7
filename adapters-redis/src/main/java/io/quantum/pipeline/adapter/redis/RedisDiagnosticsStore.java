package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.control.port.out.DiagnosticsStore;
import io.quantum.pipeline.domain.operator.DiagnosticsChange;
import io.quantum.pipeline.domain.operator.Lasting;
import io.quantum.pipeline.domain.operator.OperatorNote;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A string that lapses. */
final class RedisDiagnosticsStore implements DiagnosticsStore {
  private static final LuaScript SET = LuaScript.named("control/set_diag");
  private static final LuaScript LEFT = LuaScript.named("control/diag_left");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisDiagnosticsStore(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public DiagnosticsChange on(Lasting lasting, OperatorNote note) {
    return change(noted(note).add(lasting.millis()));
  }

  @Override
  public DiagnosticsChange off(OperatorNote note) {
    return change(noted(note));
  }

  @Override
  public Optional<Duration> left() {
    return new Reply(
            redis.look(
                "look for diagnostics",
                LEFT,
                new byte[][] {keys.diagnostics},
                new Arguments().toArray()))
        .maybeText(0)
        .map(Long::parseLong)
        .map(Duration::ofMillis);
  }

  private DiagnosticsChange change(Arguments arguments) {
    Reply reply =
        new Reply(
            redis.step(
                "switch diagnostics",
                SET,
                new byte[][] {keys.diagnostics, keys.audit, keys.operatorActs},
                arguments.toArray()));
    return new DiagnosticsChange(instant(reply, 0), instant(reply, 1));
  }

  private static Arguments noted(OperatorNote note) {
    return new Arguments().add(note.by()).add(note.reason());
  }

  private static Optional<Instant> instant(Reply reply, int at) {
    return reply.maybeText(at).map(Long::parseLong).map(Instant::ofEpochMilli);
  }
}
