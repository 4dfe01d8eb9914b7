package io.quantum.pipeline.bootstrap;

import static io.quantum.pipeline.bootstrap.Scenario.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantum.pipeline.adapter.redis.MovedClock;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Redis whose clock steps, as on a machine whose time service sets it or that slept. */
final class ClockStepIT {
  private static final int LIMIT = 5;
  private static final long WINDOW_MS = 6_000;
  private static final int BURST = 8;

  private final List<ServiceProcess> services = new ArrayList<>();
  private MovedClock clock;
  private RedisUnderTest redis;
  private Bus bus;

  @BeforeEach
  void begin() {
    assumeTrue(MovedClock.missing().isEmpty(), () -> MovedClock.missing().orElseThrow());
    clock = MovedClock.compiled();
    redis = clock.server("--appendonly", "yes", "--appendfsync", "always");
    bus = new Bus(redis);
  }

  @AfterEach
  void end() {
    services.forEach(ServiceProcess::close);
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  void neverLetsMoreOpeningsThroughThanAWindowHasThoughTheClockGoesForward() {
    ServiceProcess service = started("one").awaitReader();
    burst("A", Duration.ZERO);
    awaitOrders(LIMIT);
    Duration ahead = Duration.ofSeconds(65);
    long before = now();

    clock.step(ahead);
    burst("B", Duration.ZERO);
    bus.add(Bus.payload("AAAUSDT", "CLOSE"));
    awaitOrders(2 * LIMIT + 1);
    bus.awaitSettled(2 * BURST + 1);

    List<Arrival> arrivals = arrivals(before + 60_000, ahead);
    assertThat(arrivals.get(LIMIT).reducing).as("closes go on").isTrue();
    List<Arrival> openings = arrivals.stream().filter(arrival -> !arrival.reducing).toList();
    assertThat(openings).hasSize(2 * LIMIT);
    for (int i = LIMIT; i < openings.size(); i++) {
      assertThat(openings.get(i).millis - openings.get(i - LIMIT).millis)
          .isGreaterThanOrEqualTo(WINDOW_MS);
    }
    assertThat(service.log()).containsOnlyOnce("CLOCK STEP: the clock of Redis went forward by 6");
    assertThat(service.get("/health").body()).contains("\"degraded\"", "stepped forward by 6");
    assertThat(Long.parseLong(redis.commands().get("quantum:exec:clock_step")))
        .isBetween(63_000L, 66_000L);
    assertThat(bus.missing()).isZero();
  }

  @Test
  void goesOnInAWindowOfTheMonotonicClockThoughTheClockGoesBack() {
    ServiceProcess service = started("one").awaitReader();
    burst("A", Duration.ZERO);
    awaitOrders(LIMIT);
    Duration ahead = Duration.ofHours(-1);

    clock.step(ahead);
    bus.add(Bus.payload("AAAUSDT", "CLOSE", Instant.now().plus(ahead)));
    awaitOrders(LIMIT + 1);

    patiently().until(() -> service.log().contains("CLOCK STEP: the clock of Redis went back by"));
    patiently().until(() -> service.get("/health").body().contains("stepped back by 3"));
    assertThat(epoch()).isEqualTo("1");
    assertThat(service.log()).doesNotContain("lost the seat");
  }

  @Test
  void leavesTheLeaseToItsHolderThoughTheClockGoesForward() {
    ServiceProcess holder = started("one").awaitReader();
    ServiceProcess standby = started("two").awaitReady();
    // The stand-by has been told of the term by now.
    patiently().until(() -> !standby.get("/health").body().contains("not ready"));
    bus.add(Bus.payload("AAAUSDT", "BUY"));
    awaitOrders(1);

    clock.step(Duration.ofSeconds(65));
    patiently().until(() -> holder.log().contains("CLOCK STEP"));
    patiently().until(() -> standby.log().contains("CLOCK STEP"));
    bus.add(Bus.payload("AAAUSDT", "CLOSE"));
    awaitOrders(2);

    assertThat(epoch()).isEqualTo("1");
    assertThat(holder.log()).doesNotContain("lost the seat");

    // And a dead holder's lease is taken all the same.
    holder.kill();
    patiently().until(() -> standby.log().contains("READER: took the seat epoch=2"));
  }

  private ServiceProcess started(String name) {
    Map<String, String> settings = new HashMap<>();
    settings.put("CONSUMER_NAME", name);
    settings.put("EXECUTION_RATE_LIMIT", Integer.toString(LIMIT));
    settings.put("EXECUTION_WINDOW_MS", Long.toString(WINDOW_MS));
    settings.put("EXECUTION_SYMBOL_INTERVAL_SEC", "0");
    ServiceProcess service = ServiceProcess.start(redis.url(), settings);
    services.add(service);
    return service;
  }

  private void burst(String first, Duration ahead) {
    for (int i = 0; i < BURST; i++) {
      String symbol = first + "A" + (char) ('A' + i) + "USDT";
      bus.add(Bus.payload(symbol, "BUY", Instant.now().plus(ahead)));
    }
  }

  private void awaitOrders(int orders) {
    patiently().untilAsserted(() -> assertThat(bus.venueOrders()).hasSize(orders));
  }

  private String epoch() {
    return redis.commands().hget("quantum:exec:reader", "epoch");
  }

  private long now() {
    return Long.parseLong(redis.commands().time().get(0)) * 1_000;
  }

  private record Arrival(long millis, boolean reducing) {}

  // By a clock that never stepped: what arrived after the step is told by its id.
  private List<Arrival> arrivals(long stepped, Duration ahead) {
    return bus.venueOrders().stream()
        .map(
            order -> {
              long at = EntryId.parse(order.getId()).millis();
              return new Arrival(
                  at > stepped ? at - ahead.toMillis() : at,
                  order.getBody().get("reduce_only").equals("true"));
            })
        .toList();
  }
}
