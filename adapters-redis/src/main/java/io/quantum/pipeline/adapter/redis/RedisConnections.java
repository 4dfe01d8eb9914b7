package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.time.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to one server: one for steps, one on which a read may block, one for looking.
 *
 * <p>Opened at first use. While disconnected every command fails at once: nothing is queued to run
 * later, and a lost reply is never answered by sending the command again.
 *
 * <p>A connection that was lost is made anew at the next use, and if that fails, the failure says
 * why. One that is merely never answered (by a proxy that hangs) is made anew too: when one of the
 * three had nothing but failures for 10 s, all are closed and opened at the next use.
 * <b>Threads</b>: safe. <b>Source</b>: docs/reference/delivery.md#connections.
 */
final class RedisConnections implements AutoCloseable {
  /** As long as the kernel waits for a sign of life, see {@link RedisConnector}. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How the client words that it does not even try. */
  private static final List<String> REJECTIONS =
      List.of("Currently not connected", "Request queue size exceeded", "Connection is closed");

  private static final Logger LOG = LoggerFactory.getLogger(RedisConnections.class);

  /** Limit of a blocking read; the patience asked for must stay well below. */
  static final Duration BLOCKING_LIMIT = Duration.ofSeconds(4);

  private final RedisConfig config;
  private final Ticker ticker;
  private final RedisConnector connector;
  private final Map<Line, RedisLine> lines = new EnumMap<>(Line.class);
  private final Map<Line, Long> silentSince = new ConcurrentHashMap<>();

  /** One of the three. */
  private enum Line {
    STEPS,
    BLOCKING,
    LOOKS
  }

  RedisConnections(RedisConfig config, Ticker ticker) {
    this.config = config;
    this.ticker = ticker;
    this.connector = new RedisConnector(config);
    for (Line line : Line.values()) {
      Duration limit = line == Line.BLOCKING ? BLOCKING_LIMIT : config.commandLimit();
      lines.put(line, new RedisLine(connector, limit, ticker));
    }
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
    return start(what, Line.STEPS, script, keys, args);
  }

  /**
   * Starts a writing script without waiting for it. Scripts started one after another run in that
   * order: each goes with its text, because one that the server does not know by its digest would
   * have to be sent again, behind the others.
   */
  Started startStep(String what, LuaScript script, byte[][] keys, byte[]... args) {
    RedisFuture<List<Object>> future =
        sent(
            what,
            Line.STEPS,
            commands -> commands.eval(script.source(), ScriptOutputType.MULTI, keys, args));
    return () -> answer(what, Line.STEPS, future);
  }

  /** Runs a read-only script on the connection for looking. */
  List<Object> look(String what, LuaScript script, byte[][] keys, byte[]... args) {
    return start(what, Line.LOOKS, script, keys, args).await();
  }

  /** Runs one command on the connection for steps. */
  <T> T command(String what, Command<T> command) {
    return answer(what, Line.STEPS, sent(what, Line.STEPS, command));
  }

  /** Runs one command on the connection for looking. */
  <T> T lookUp(String what, Command<T> command) {
    return answer(what, Line.LOOKS, sent(what, Line.LOOKS, command));
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
    return sent(what, Line.BLOCKING, command);
  }

  /** Waits for a command started before; the server's refusal comes as it is. */
  <T> T finish(String what, RedisFuture<T> started) throws ExecutionException {
    return get(what, Line.BLOCKING, BLOCKING_LIMIT, started);
  }

  /** Where the server is, without secrets. */
  String location() {
    return config.location();
  }

  @Override
  public void close() {
    connector.close();
  }

  /** A script under way. */
  interface Started {
    List<Object> await();
  }

  /** One command, sent but not waited for. */
  interface Command<T> {
    RedisFuture<T> on(RedisAsyncCommands<byte[], byte[]> commands);
  }

  private Started start(String what, Line line, LuaScript script, byte[][] keys, byte[]... args) {
    RedisFuture<List<Object>> future =
        sent(
            what,
            line,
            commands ->
                script.readOnly()
                    ? commands.evalshaReadOnly(script.digest(), ScriptOutputType.MULTI, keys, args)
                    : commands.evalsha(script.digest(), ScriptOutputType.MULTI, keys, args));
    return () -> {
      try {
        return get(what, line, config.commandLimit(), future);
      } catch (ExecutionException failed) {
        if (!(failed.getCause() instanceof RedisNoScriptException)) {
          throw RedisFailures.of(what, location(), failed.getCause());
        }
      }
      return answer(
          what,
          line,
          sent(
              what,
              line,
              commands ->
                  script.readOnly()
                      ? commands.evalReadOnly(script.source(), ScriptOutputType.MULTI, keys, args)
                      : commands.eval(script.source(), ScriptOutputType.MULTI, keys, args)));
    };
  }

  private <T> RedisFuture<T> sent(String what, Line line, Command<T> command) {
    RedisFuture<T> future;
    try {
      future = command.on(lines.get(line).commands());
    } catch (AdapterFailure unreachable) {
      silentSince.remove(line); // its connection is about to be made anew anyway
      throw unreachable.beforeSending();
    } catch (RedisException failed) {
      silent(line);
      throw RedisFailures.of(what, location(), failed);
    }
    Throwable refused = rejectionOf(future);
    if (refused != null) {
      silent(line);
      throw RedisFailures.of(what, location(), refused).beforeSending();
    }
    return future;
  }

  // What the client itself refuses, before a byte is written, has failed when the call returns, and
  // in these words; a command that was written and lost its connection fails in other ones.
  private static Throwable rejectionOf(RedisFuture<?> future) {
    if (!future.isDone() || !future.toCompletableFuture().isCompletedExceptionally()) {
      return null;
    }
    Throwable thrown =
        future.handle((answer, failure) -> failure).toCompletableFuture().getNow(null);
    return thrown instanceof RedisException
            && REJECTIONS.stream().anyMatch(String.valueOf(thrown.getMessage())::startsWith)
        ? thrown
        : null;
  }

  private <T> T answer(String what, Line line, RedisFuture<T> future) {
    try {
      return get(what, line, config.commandLimit(), future);
    } catch (ExecutionException failed) {
      throw RedisFailures.of(what, location(), failed.getCause());
    }
  }

  private <T> T get(String what, Line line, Duration limit, RedisFuture<T> future)
      throws ExecutionException {
    try {
      T answer = future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      silentSince.remove(line);
      return answer;
    } catch (ExecutionException failed) {
      // A refusal is an answer too.
      if (failed.getCause() instanceof RedisCommandExecutionException
          || RedisFailures.isUnreadable(failed.getCause())) {
        silentSince.remove(line);
      } else {
        silent(line);
      }
      throw failed;
    } catch (TimeoutException late) {
      future.cancel(true);
      silent(line);
      throw RedisFailures.of(what, location(), new RedisCommandTimeoutException(limit.toString()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw RedisFailures.of(what, location(), interrupted);
    } catch (CancellationException cancelled) {
      silent(line);
      throw RedisFailures.of(what, location(), cancelled);
    }
  }

  private void silent(Line line) {
    long now = ticker.nanos();
    Long since = silentSince.putIfAbsent(line, now);
    if (since != null && now - since >= PATIENCE.toNanos()) {
      giveUp(line, since);
    }
  }

  private void giveUp(Line line, Long since) {
    synchronized (this) {
      if (!since.equals(silentSince.get(line))) {
        return; // another thread has made them anew meanwhile
      }
      silentSince.clear();
    }
    LOG.warn(
        "REDIS CONNECTIONS: one gave no answer for {} s, all are made anew redis={}",
        PATIENCE.toSeconds(),
        location());
    lines.values().forEach(RedisLine::drop);
  }
}
