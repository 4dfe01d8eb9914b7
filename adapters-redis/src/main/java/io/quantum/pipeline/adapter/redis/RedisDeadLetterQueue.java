package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.stream.EntryId;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stream of dead letters, looked at in pages on the connection for looking. */
final class RedisDeadLetterQueue implements DeadLetterQueue {
  private static final LuaScript REPLAY = LuaScript.named("deadletter/replay_letter");
  private static final String READ = "read dead letters";

  /** As long as {@link RedisIntentOutbox} answers for an identity. */
  private static final Duration MEMORY = Duration.ofHours(24);

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final long hardLimit;
  private final StreamPages pages;

  @Inject
  RedisDeadLetterQueue(RedisConnections redis, RedisKeys keys, RedisConfig config) {
    this.redis = redis;
    this.keys = keys;
    this.hardLimit = config.streamHardLimit();
    this.pages = new StreamPages(redis, READ);
  }

  @Override
  public PipelineNames names() {
    return new PipelineNames(
        redis.location(), keys.deadLettersName, keys.groupName, keys.resultsName);
  }

  @Override
  public Instant now() {
    List<byte[]> time = redis.lookUp("read the clock", commands -> commands.time());
    return Instant.ofEpochSecond(number(time.get(0)), number(time.get(1)) * 1_000L);
  }

  @Override
  public Optional<EntryId> newest() {
    return redis
        .lookUp(
            READ,
            commands -> commands.xrevrange(keys.deadLetters, Range.unbounded(), Limit.from(1)))
        .stream()
        .map(message -> EntryId.parse(message.getId()))
        .findFirst();
  }

  @Override
  public List<DeadLetterEntry> page(EntryId after, EntryId upTo, int most) {
    return pages.read(keys.deadLetters, after, upTo, most).entries().stream()
        .map(DeadLetterReader::read)
        .toList();
  }

  @Override
  public Optional<DeadLetterEntry> read(EntryId letter) {
    return redis
        .lookUp(
            READ,
            commands ->
                commands.xrange(
                    keys.deadLetters, Range.create(letter.toString(), letter.toString())))
        .stream()
        .map(DeadLetterReader::read)
        .findFirst();
  }

  @Override
  public Optional<PublishOutcome> replay(DeadLetterEntry letter, OutgoingIntent intent) {
    Reply reply =
        new Reply(
            redis.step(
                "replay a dead letter",
                REPLAY,
                new byte[][] {
                  keys.intents, keys.published(intent.identity().clientOrderId()), keys.deadLetters
                },
                new Arguments()
                    .add(hardLimit)
                    .add(intent.identity().bodyHash().hex())
                    .add(MEMORY.toMillis())
                    .add(WireFields.TRADE_INTENT)
                    .add(intent.payload())
                    .add(intent.source().text())
                    .add(letter.id().toString())
                    .addText(letter.why().entryId().map(EntryId::toString))
                    .toArray()));
    return switch (reply.text(0)) {
      case "GONE" -> Optional.empty();
      case "PUBLISHED" -> Optional.of(new PublishOutcome.Published(reply.entryId(1)));
      case "ALREADY" -> Optional.of(new PublishOutcome.Already(reply.entryId(1)));
      case "CONFLICT" -> Optional.of(new PublishOutcome.Conflict(reply.entryId(1)));
      case "FULL" -> Optional.of(new PublishOutcome.BacklogFull(reply.number(1), hardLimit));
      default -> throw new IllegalStateException("replay answered " + reply.text(0));
    };
  }

  @Override
  public boolean discard(EntryId letter) {
    return redis.command(
            "discard a dead letter", commands -> commands.xdel(keys.deadLetters, letter.toString()))
        == 1;
  }

  private static long number(byte[] digits) {
    return Long.parseLong(DeliveryFields.text(ByteBuffer.wrap(digits)));
  }
}
