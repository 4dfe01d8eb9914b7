package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.domain.backlog.SnapshotContext;
import io.quantum.pipeline.domain.intent.Action;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The context of a snapshot, read from the reply of its script. */
final class SnapshotContextReply {
  private static final String OURS = "-?\\d{1,40}(\\.\\d{1,40})?";

  private SnapshotContextReply() {}

  static SnapshotContext of(Reply context, Reply positions, Reply prices) {
    OptionalLong limit = context.planted(6);
    return new SnapshotContext(
        context.text(0),
        context.planted(1).orElse(0),
        context
            .maybeEntryId(2)
            .map(
                id ->
                    new SnapshotContext.NewestEntry(
                        id, context.maybeText(3).flatMap(SnapshotContextReply::action))),
        new SnapshotContext.Executors(context.number(4), context.number(5), seconds(context, 9)),
        new SnapshotContext.Openings(
            limit.isPresent() && limit.getAsLong() <= Integer.MAX_VALUE
                ? OptionalInt.of(Math.toIntExact(limit.getAsLong()))
                : OptionalInt.empty(),
            seconds(context, 7),
            context.maybeText(8).map(ms -> context.millis(8))),
        exposure(positions, prices));
  }

  private static Optional<Duration> seconds(Reply context, int at) {
    return context.maybeText(at).map(Long::parseLong).map(Duration::ofSeconds);
  }

  private static Optional<Action> action(String text) {
    return Arrays.stream(Action.values()).filter(action -> action.name().equals(text)).findFirst();
  }

  // Positions stay in the hash when they are closed; without any, this venue was never used here.
  private static Optional<SnapshotContext.Exposure> exposure(Reply positions, Reply prices) {
    if (positions.isEmpty()) {
      return Optional.empty();
    }
    Map<String, BigDecimal> last = new HashMap<>();
    for (int i = 0; i < prices.size(); i += 2) {
      String symbol = prices.text(i);
      written(prices, i + 1).ifPresent(price -> last.put(symbol, price));
    }
    long open = 0;
    BigDecimal gross = BigDecimal.ZERO;
    for (int i = 0; i < positions.size(); i += 2) {
      Optional<BigDecimal> units = written(positions, i + 1);
      Optional<BigDecimal> price = Optional.ofNullable(last.get(positions.text(i)));
      boolean closed = units.filter(held -> held.signum() == 0).isPresent();
      if (!closed && (units.isEmpty() || price.isEmpty())) {
        return Optional.empty(); // a sum without one of its parts would be too small
      }
      if (!closed) {
        open++;
        gross =
            gross.add(
                units.get().abs().movePointLeft(VenueBook.QUANTITY_DECIMALS).multiply(price.get()));
      }
    }
    return Optional.of(new SnapshotContext.Exposure(open, gross));
  }

  // What the venue never writes is a number of somebody else.
  private static Optional<BigDecimal> written(Reply pairs, int at) {
    return pairs.maybeText(at).filter(text -> text.matches(OURS)).map(BigDecimal::new);
  }
}
