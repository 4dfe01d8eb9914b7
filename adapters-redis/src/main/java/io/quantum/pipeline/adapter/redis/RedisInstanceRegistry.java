package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.domain.stream.ConsumerName;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Consumers of the group, compared with signs of presence and registered limits. */
final class RedisInstanceRegistry implements InstanceRegistry {
  private static final LuaScript PRESENCE = LuaScript.named("execution/presence");
  private static final LuaScript CENSUS = LuaScript.named("execution/census");
  private static final LuaScript RETIRE = LuaScript.named("execution/retire");

  private final RedisConnections redis;
  private final RedisKeys keys;

  @Inject
  RedisInstanceRegistry(RedisConnections redis, RedisKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  @Override
  public Participants participants() {
    Reply reply = new Reply(redis.look("see who takes part", CENSUS, touched(), arguments(ACTIVE)));
    Reply running = reply.nested(1);
    List<Instance> instances = new ArrayList<>();
    for (int i = 0; i < running.size(); i += 2) {
      instance(running, i).ifPresent(instances::add);
    }
    return new Participants(names(reply.nested(0)), instances);
  }

  // What no instance of ours can have told was told by somebody else.
  private static Optional<Instance> instance(Reply running, int at) {
    OptionalLong limit = running.planted(at + 1);
    try {
      return limit.isPresent()
          ? Optional.of(
              new Instance(new ConsumerName(running.text(at)), Math.toIntExact(limit.getAsLong())))
          : Optional.empty();
    } catch (IllegalArgumentException | ArithmeticException planted) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> retire() {
    return names(
        new Reply(redis.step("remove old consumers", RETIRE, touched(), arguments(LEFT_FOR_GOOD))));
  }

  private byte[][] touched() {
    return new byte[][] {keys.intents, keys.limits};
  }

  private byte[][] arguments(Duration idle) {
    return new Arguments().add(keys.group).add(keys.presencePrefix).add(idle.toMillis()).toArray();
  }

  private static List<String> names(Reply reply) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < reply.size(); i++) {
      names.add(reply.text(i));
    }
    return names;
  }

  @Override
  public boolean announce(ConsumerName me, String token, int openingLimit) {
    return sign("announce this instance", me, token, TERM, openingLimit);
  }

  @Override
  public void withdraw(ConsumerName me, String token) {
    sign("withdraw this instance", me, token, Duration.ZERO, 0);
  }

  private boolean sign(
      String what, ConsumerName me, String token, Duration term, int openingLimit) {
    Reply reply =
        new Reply(
            redis.step(
                what,
                PRESENCE,
                new byte[][] {keys.presence(me), keys.limits},
                new Arguments()
                    .add(token)
                    .add(term.toMillis())
                    .add(me.text())
                    .add(openingLimit)
                    .toArray()));
    return reply.number(0) == 1;
  }
}
