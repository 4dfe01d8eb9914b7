package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.KeyValue;
import io.quantum.pipeline.application.execution.port.out.ClaimedOrder;
import io.quantum.pipeline.application.venue.port.out.VenueAdmission;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.application.venue.port.out.VenueOrder;
import io.quantum.pipeline.application.venue.port.out.VenueRequest;
import io.quantum.pipeline.domain.admission.AgeLimits;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The paper venue's books: positions as whole units of 1e-8, never as floating point. */
final class RedisVenueBook implements VenueBook {
  private static final LuaScript ADMIT = LuaScript.named("venue/venue_admit");
  private static final String ABSENT = "";

  private final RedisConnections redis;
  private final RedisKeys keys;
  private final AgeLimits ages;

  @Inject
  RedisVenueBook(RedisConnections redis, RedisKeys keys, AgeLimits ages) {
    this.redis = redis;
    this.keys = keys;
    this.ages = ages;
  }

  @Override
  public VenueAdmission admit(VenueRequest request) {
    ClaimedOrder claimed = request.claimed();
    Arguments args =
        new Arguments()
            .add(request.<String>fold(trade -> "TRADE", flatten -> "FLATTEN"))
            .add(claimed.order().clientOrderId().text())
            .add(claimed.order().terms().symbol().name())
            .add(claimed.order().entryId().toString())
            .add(claimed.claim().leaseUntil().toEpochMilli());
    request.fold(
        trade ->
            args.add(trade.claimed().order().terms().action().name())
                .add(units(trade.quantity()))
                .add(plain(trade.price()))
                .add(plain(trade.price())),
        flatten ->
            args.add(ABSENT)
                .add(ABSENT)
                .add(plain(flatten.buyPrice()))
                .add(plain(flatten.sellPrice())));
    args.add(units(MAX_POSITION)).add(ages.memory().toMillis());
    ClientOrderId id = claimed.order().clientOrderId();
    Reply reply =
        new Reply(
            redis.step(
                "book an order",
                ADMIT,
                new byte[][] {
                  keys.paperOrder(id), keys.paperPositions, keys.paperOrders, keys.paperPrices
                },
                args.toArray()));
    if (reply.text(0).equals("TURNED")) {
      return new VenueAdmission.Turned(VenueAdmission.Refusal.valueOf(reply.text(1)));
    }
    return new VenueAdmission.Booked(
        booked(id, claimed.order().terms().symbol(), reply.text(1), reply.text(2), reply.text(3)));
  }

  @Override
  public Optional<VenueOrder> find(ClientOrderId order) {
    List<KeyValue<byte[], byte[]>> fields =
        redis.lookUp(
            "find an order",
            commands ->
                commands.hmget(
                    keys.paperOrder(order),
                    RedisKeys.utf8("symbol"),
                    RedisKeys.utf8("side"),
                    RedisKeys.utf8("units"),
                    RedisKeys.utf8("price")));
    if (!fields.get(0).hasValue()) {
      return Optional.empty();
    }
    return Optional.of(
        booked(
            order,
            new Symbol(text(fields.get(0).getValue())),
            text(fields.get(1).getValue()),
            text(fields.get(2).getValue()),
            text(fields.get(3).getValue())));
  }

  @Override
  public BigDecimal position(Symbol symbol) {
    byte[] units =
        redis.lookUp(
            "read a position",
            commands -> commands.hget(keys.paperPositions, RedisKeys.utf8(symbol.name())));
    return units == null ? BigDecimal.ZERO : quantity(text(units));
  }

  @Override
  public List<OpenPosition> positions() {
    Map<String, String> prices = named("read the last prices", keys.paperPrices);
    try {
      return named("read the positions", keys.paperPositions).entrySet().stream()
          .map(
              held ->
                  new OpenPosition(
                      new Symbol(held.getKey()),
                      quantity(held.getValue()),
                      Optional.ofNullable(prices.get(held.getKey()))
                          .map(price -> new Price(new BigDecimal(price)))))
          .toList();
    } catch (IllegalArgumentException planted) {
      throw RedisFailures.planted(redis.location(), planted);
    }
  }

  private Map<String, String> named(String what, byte[] hash) {
    Map<String, String> values = new TreeMap<>();
    redis
        .lookUp(what, commands -> commands.hgetall(hash))
        .forEach((name, value) -> values.put(text(name), text(value)));
    return values;
  }

  @Override
  public Optional<Price> lastPrice(Symbol symbol) {
    byte[] price =
        redis.lookUp(
            "read the last price",
            commands -> commands.hget(keys.paperPrices, RedisKeys.utf8(symbol.name())));
    return Optional.ofNullable(price).map(value -> new Price(new BigDecimal(text(value))));
  }

  private static VenueOrder booked(
      ClientOrderId id, Symbol symbol, String side, String units, String price) {
    return new VenueOrder(
        id, symbol, Action.valueOf(side), quantity(units), new Price(new BigDecimal(price)));
  }

  private static BigDecimal quantity(String units) {
    return new BigDecimal(units).movePointLeft(QUANTITY_DECIMALS);
  }

  private static String units(BigDecimal quantity) {
    return quantity
        .movePointRight(QUANTITY_DECIMALS)
        .setScale(0, RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  private static String plain(Price price) {
    return price.usd().toPlainString();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
