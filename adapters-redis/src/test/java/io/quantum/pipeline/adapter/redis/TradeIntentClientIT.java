package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.publish.port.in.ContractBreach;
import io.quantum.pipeline.application.publish.port.in.PublishAnswer;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.Submission;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.TradeIntent;
import io.quantum.pipeline.domain.stream.EntryId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The publisher for producers in Java, on a real Redis and over a link that fails. */
final class TradeIntentClientIT {
  private static final String INTENTS = "quantum:stream:trade.intent";
  private static final String RESULT =
      "{\"symbol\":\"BTCUSDT\",\"action\":\"BUY\",\"entry_price\":95000.5,"
          + "\"position_size_usd\":200,\"leverage\":null,\"timestamp\":\"2026-01-21T00:03:18.103Z\","
          + "\"order_id\":\"REJECTED\",\"status\":\"rejected\",\"slippage_pct\":0,\"fee_usd\":0}";

  private final RedisUnderTest redis = RedisUnderTest.shared();
  private final FaultyLink link = FaultyLink.to(URI.create(redis.url()).getPort());
  private final TradeIntentClient client =
      TradeIntentClient.open(RedisConfig.read(new ConfigCheck(Map.of("REDIS_URL", link.url()))));

  @AfterEach
  void close() {
    client.close();
    link.close();
  }

  @Test
  void learnsThatItIsUnknownWhenTheReplyIsLostAndMayRepeat() {
    TradeIntent intent = Intents.buy("BTCUSDT").build();
    FaultyLink.Fault lost = link.once(FaultyLink.script("publish"), FaultyLink.Harm.LOSE_REPLY);

    assertThatThrownBy(() -> client.publish(intent, "desk")).isInstanceOf(AdapterFailure.class);
    assertThat(lost.done()).isEqualTo(1);

    PublishOutcome repeated = repeat(intent);
    assertThat(repeated).isInstanceOf(PublishOutcome.Already.class);
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultyLink.Harm.class,
      names = {"CUT_BEFORE", "END_BEFORE"})
  void neverSendsAgainByItselfWhatWasNotAnswered(FaultyLink.Harm harm) {
    link.once(FaultyLink.script("publish"), harm);

    assertThatThrownBy(() -> client.publish(Intents.buy("BTCUSDT").build(), "desk"))
        .isInstanceOf(AdapterFailure.class);

    // The connection is back as soon as another intent goes through; the first one stays unsent.
    repeat(Intents.buy("ETHUSDT").build());
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(1);
  }

  @Test
  void answersUnknownForABatchWhoseReplyIsLostAndRefusesWhatIsRefusedAnyway() {
    client.publish(Intents.buy("AAAUSDT").build(), "desk");
    link.once(FaultyLink.script("publish"), FaultyLink.Harm.LOSE_REPLY);
    List<Submission> batch = List.of(submission("BTCUSDT"), text("[]"), submission("ETHUSDT"));

    List<PublishAnswer> first = client.start(batch).await();

    assertThat(first.get(0)).isInstanceOf(PublishAnswer.Unknown.class);
    assertThat(first.get(1)).isInstanceOf(PublishAnswer.Refused.class);
    assertThat(first.get(2)).isInstanceOf(PublishAnswer.Unknown.class);
    repeat(Intents.buy("AAAUSDT").build());
    assertThat(client.start(batch).await())
        .filteredOn(answer -> answer instanceof PublishAnswer.Settled)
        .allMatch(
            answer -> ((PublishAnswer.Settled) answer).outcome() instanceof PublishOutcome.Already);
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(3);
  }

  @Test
  void failsAtOnceWithoutAConnectionAndQueuesNothing() {
    client.publish(Intents.buy("AAAUSDT").build(), "desk");
    link.sever();

    assertTimeout(
        Duration.ofSeconds(30), // a queue would keep each of the twenty until its limit of 2 s
        () -> {
          for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> client.publish(Intents.buy("BTCUSDT").build(), "desk"))
                .isInstanceOf(AdapterFailure.class);
          }
        });

    link.mend();
    repeat(Intents.buy("AAAUSDT").build());
    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(1);
  }

  @Test
  void keepsTheOrderOfBatchesThatAreUnderWayTogether() {
    List<PublishTradeIntent.Publishing> underWay =
        IntStream.range(0, 4)
            .mapToObj(
                batch ->
                    client.start(
                        IntStream.range(0, 100).mapToObj(i -> numbered(batch * 100 + i)).toList()))
            .toList();

    List<PublishAnswer> answers =
        underWay.stream().flatMap(publishing -> publishing.await().stream()).toList();

    List<String> ids =
        answers.stream()
            .map(answer -> (PublishAnswer.Settled) answer)
            .map(settled -> ((PublishOutcome.Published) settled.outcome()).entryId().toString())
            .toList();
    assertThat(redis.commands().xrange(INTENTS, Range.unbounded()))
        .extracting(StreamMessage::getId)
        .containsExactlyElementsOf(ids);
  }

  @Test
  void keepsEveryUnreadIntentHoweverManyThereAre() {
    int batches = 40;
    int size = 500;

    for (int batch = 0; batch < batches; batch++) {
      int from = batch * size;
      client.start(IntStream.range(from, from + size).mapToObj(i -> numbered(i)).toList()).await();
    }

    assertThat(redis.commands().xlen(INTENTS)).isEqualTo(batches * size);
  }

  @Test
  void writesTheFourOtherEventsWhereTheyBelong() {
    client.publishSignal("{\"symbol\":\"BTCUSDT\",\"score\":0.7}");
    client.publishApproved("{\"symbol\":\"BTCUSDT\"}");
    client.publishExecution(RESULT);
    EntryId last = client.publishPosition("{\"symbol\":\"BTCUSDT\",\"units\":1}");

    assertThat(entry("quantum:stream:trade.signal.v5"))
        .containsEntry("event_type", "trade.signal")
        .containsEntry("source", "ai-engine")
        .containsEntry("payload", "{\"symbol\":\"BTCUSDT\",\"score\":0.7}")
        .hasEntrySatisfying("timestamp", at -> assertThat(at).endsWith("Z"));
    assertThat(entry("quantum:stream:trade.signal.safe"))
        .containsEntry("event_type", "trade.signal.safe")
        .containsEntry("source", "risk-manager");
    assertThat(entry("quantum:stream:execution.result"))
        .containsEntry("event_type", "execution.result")
        .containsEntry("source", "execution-service");
    assertThat(entry("quantum:stream:position.update"))
        .containsEntry("event_type", "position.update")
        .containsEntry("source", "execution-service");
    assertThat(last.toString()).matches("\\d+-\\d+");
  }

  @Test
  void refusesAResultWithAnEleventhKey() {
    ContractBreach breach =
        catchThrowableOfType(
            ContractBreach.class,
            () -> client.publishExecution(RESULT.replace("}", ",\"pnl\":1}")));

    assertThat(breach.violations()).extracting(v -> v.field()).containsExactly("pnl");
    assertThat(redis.commands().xlen("quantum:stream:execution.result")).isZero();
  }

  @Test
  void cannotBeTalkedIntoWritingNonsenseToTheIntentStream() {
    assertThatThrownBy(() -> client.publish(INTENTS, "trade.intent", "{}", "desk", false))
        .isInstanceOf(ContractBreach.class);
    assertThatThrownBy(() -> client.publish(INTENTS, "other", "{}", "desk", false))
        .isInstanceOf(ContractBreach.class);

    assertThat(redis.commands().xlen(INTENTS)).isZero();
  }

  private PublishOutcome repeat(TradeIntent intent) {
    PublishOutcome[] outcome = new PublishOutcome[1];
    await()
        .ignoreExceptions()
        .until(
            () -> {
              outcome[0] = client.publish(intent, "desk");
              return true;
            });
    return outcome[0];
  }

  private Map<String, String> entry(String stream) {
    List<StreamMessage<String, String>> all = redis.commands().xrange(stream, Range.unbounded());
    assertThat(all).hasSize(1);
    return all.get(0).getBody();
  }

  private static Submission submission(String symbol) {
    return new Submission(
        new JacksonIntentCodec().encode(Intents.buy(symbol).build()), Optional.of("desk"));
  }

  private static Submission numbered(int number) {
    return new Submission(
        new JacksonIntentCodec().encode(Intents.buy("BTCUSDT").withId("n-" + number).build()),
        Optional.of("desk"));
  }

  private static Submission text(String payload) {
    return new Submission(payload.getBytes(StandardCharsets.UTF_8), Optional.of("desk"));
  }
}
