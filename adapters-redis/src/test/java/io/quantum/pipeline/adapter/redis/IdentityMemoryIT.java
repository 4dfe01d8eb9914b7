package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.Orders;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.execution.port.out.ClaimRequest;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.IntentLedger;
import io.quantum.pipeline.application.venue.port.out.VenueAdmission;
import io.quantum.pipeline.application.venue.port.out.VenueRequest;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.admission.ClaimDecision;
import io.quantum.pipeline.domain.execution.ExecutionResult;
import io.quantum.pipeline.domain.execution.Order;
import io.quantum.pipeline.domain.intent.Intents;
import io.quantum.pipeline.domain.intent.Price;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has ordered is remembered longer than the same intent could be executed again. */
final class IdentityMemoryIT {
  @ParameterizedTest
  @CsvSource({"600, 3600, 7", "2592000, 3600, 31", "600, 1209600, 15", "31536000, 31536000, 366"})
  void outlastsTheLargestAgeInTheLedgerAndAtTheVenue(long opening, long close, long days) {
    RedisWorld world = new RedisWorld();
    AgeLimits ages = new AgeLimits(Duration.ofSeconds(opening), Duration.ofSeconds(close));
    ClaimedOrder order = claimed(world, world.ledger(PipelineWorld.LIMITS, ages));
    RedisVenueBook book = new RedisVenueBook(world.connections, world.keys, ages);

    VenueAdmission booked =
        book.admit(
            new VenueRequest.Trade(order, BigDecimal.ONE, new Price(new BigDecimal("100.25"))));
    world
        .ledger(PipelineWorld.LIMITS, ages)
        .finalise(
            order,
            new ExecutionResult(
                order.order(), Orders.filled(), order.claim().claimedAt(), PipelineWorld.ME));

    assertThat(booked).isInstanceOf(VenueAdmission.Booked.class);
    assertThat(lives(world, world.keys.order(order.order().clientOrderId())))
        .isBetween(Duration.ofDays(days).minusMinutes(1), Duration.ofDays(days));
    assertThat(lives(world, world.keys.paperOrder(order.order().clientOrderId())))
        .isBetween(Duration.ofDays(days).minusMinutes(1), Duration.ofDays(days));
  }

  private static ClaimedOrder claimed(RedisWorld world, IntentLedger ledger) {
    FencingToken fence = world.reader();
    Order order = world.delivered(Intents.buy("BTCUSDT"));
    return ledger
        .claim(fence, List.of(new ClaimRequest(order, "token")))
        .fold(
            decided ->
                decided.decisions().get(0) instanceof ClaimDecision.Claimed claimed
                    ? new ClaimedOrder(order, claimed.claim())
                    : PipelineWorld.fail("not claimed"),
            fenced -> PipelineWorld.fail("fenced"));
  }

  private static Duration lives(RedisWorld world, byte[] key) {
    return Duration.ofMillis(world.server.commands().pttl(new String(key, StandardCharsets.UTF_8)));
  }
}
