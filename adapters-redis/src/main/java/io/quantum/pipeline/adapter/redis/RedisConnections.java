package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The connections to one server: one for steps, one on which a read may block, one for looking.
 *
 * <p>Opened at first use. While disconnected every command fails at once: nothing is queued to run
 * later, and a lost reply is never answered by sending the command again. <b>Threads</b>: safe.
 * <b>Source</b>: facts, hazards part 3 (C1 to C9).
 */
final class RedisConnections implements AutoCloseable {
  private final RedisConfig config;
  private OpenConnections opened;
  private boolean closed;

  RedisConnections(RedisConfig config) {
    this.config = config;
  }

  /** Runs a writing script and waits for its reply. */
  List<Object> step(String what, LuaScript script, byte[][] keys, byte[]... args) {
    return startUnordered(what, script, keys, args).await();
  }

  /**
   * Starts a writing script without waiting for it. It goes by its digest, and once more with its
   * text if the server does not know that: then behind what was started later.
   */
  Started startUnordered(String what, LuaScript script, byte[][] keys, byte[]... args) {
    return start(what, () -> opened().steps().async(), script, keys, args);
  }

  /**
   * Starts a writing script without waiting for it. Scripts started one after another run in that
   * order: each goes with its text, because one that the server does not know by its digest would
   * have to be sent again, behind the others.
   */
  Started startStep(String what, LuaScript script, byte[][] keys, byte[]... args) {
    try {
      RedisFuture<List<Object>> future =
          opened().steps().async().eval(script.source(), ScriptOutputType.MULTI, keys, args);
      return () -> await(what, config.commandLimit(), () -> future);
    } catch (RedisException failed) {
      throw RedisFailures.of(what, location(), failed);
    }
  }

  /** Runs a read-only script on the connection for looking. */
  List<Object> look(String what, LuaScript script, byte[][] keys, byte[]... args) {
    return start(what, () -> opened().looks().async(), script, keys, args).await();
  }

  /** Runs one command on the connection for steps. */
  <T> T command(String what, Command<T> command) {
    return await(what, config.commandLimit(), () -> command.on(opened().steps().async()));
  }

  /** Runs one command on the connection for looking. */
  <T> T lookUp(String what, Command<T> command) {
    return await(what, config.commandLimit(), () -> command.on(opened().looks().async()));
  }

  /** The server's clock. */
  Instant now() {
    List<byte[]> time = lookUp("read the clock", commands -> commands.time());
    return Instant.ofEpochSecond(
        Long.parseLong(new String(time.get(0), StandardCharsets.US_ASCII)),
        Long.parseLong(new String(time.get(1), StandardCharsets.US_ASCII)) * 1_000L);
  }

  /** Starts one command on the connection that may block; several are sent without waiting. */
  <T> RedisFuture<T> start(String what, Command<T> command) {
    try {
      return command.on(opened().blocking().async());
    } catch (RedisException failed) {
      throw RedisFailures.of(what, location(), failed);
    }
  }

  /** Waits for a command started before; the server's refusal comes as it is. */
  <T> T finish(String what, RedisFuture<T> started) throws ExecutionException {
    return get(what, OpenConnections.BLOCKING_LIMIT, started);
  }

  /** Where the server is, without secrets. */
  String location() {
    return config.location();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }

  /** A script under way. */
  interface Started {
    List<Object> await();
  }

  /** One command, sent but not waited for. */
  interface Command<T> {
    RedisFuture<T> on(RedisAsyncCommands<byte[], byte[]> commands);
  }

  private Started start(
      String what,
      Supplier<RedisAsyncCommands<byte[], byte[]>> on,
      LuaScript script,
      byte[][] keys,
      byte[]... args) {
    RedisFuture<List<Object>> future;
    try {
      future =
          script.readOnly()
              ? on.get().evalshaReadOnly(script.digest(), ScriptOutputType.MULTI, keys, args)
              : on.get().evalsha(script.digest(), ScriptOutputType.MULTI, keys, args);
    } catch (RedisException failed) {
      throw RedisFailures.of(what, location(), failed);
    }
    return () -> {
      try {
        return get(what, config.commandLimit(), future);
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof RedisNoScriptException)) {
          throw RedisFailures.of(what, location(), failed.getCause());
        }
      }
      return await(
          what,
          config.commandLimit(),
          () ->
              script.readOnly()
                  ? on.get().evalReadOnly(script.source(), ScriptOutputType.MULTI, keys, args)
                  : on.get().eval(script.source(), ScriptOutputType.MULTI, keys, args));
    };
  }

  private <T> T await(String what, Duration limit, Supplier<RedisFuture<T>> start) {
    try {
      return get(what, limit, start.get());
    } catch (ExecutionException failed) {
      throw RedisFailures.of(what, location(), failed.getCause());
    } catch (RedisException failed) {
      throw RedisFailures.of(what, location(), failed);
    }
  }

  private <T> T get(String what, Duration limit, RedisFuture<T> future) throws ExecutionException {
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      future.cancel(true);
      throw RedisFailures.of(what, location(), new RedisCommandTimeoutException(limit.toString()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RedisFailures.of(what, location(), interrupted);
    } catch (CancellationException cancelled) {
      throw RedisFailures.of(what, location(), cancelled);
    }
  }

  private synchronized OpenConnections opened() {
    if (closed) {
      throw new IllegalStateException("the connections are closed");
    }
    if (opened == null) {
      try {
        opened = OpenConnections.to(config);
      } catch (RedisException unreachable) {
        throw RedisFailures.of("connect", location(), rootOf(unreachable));
      }
    }
    return opened;
  }

  private static Throwable rootOf(Throwable thrown) {
    return thrown.getCause() == null || thrown.getCause() == thrown
        ? thrown
        : rootOf(thrown.getCause());
  }
}
