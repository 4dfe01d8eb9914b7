package io.quantum.pipeline.domain.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question about a change: another limit, more or less arriving.
 *
 * <p><b>Shape</b>: {@code limit=10,arrival=+20%}, either part alone or both. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link IllegalArgumentException}. <b>Source</b>:
 * docs/reference/numbers-and-states.md#what-if.
 *
 * @param limit openings in a window, if another one is asked about
 * @param arrivalPercent how much more arrives, 0 for as much as now
 */
public record WhatIf(OptionalInt limit, int arrivalPercent) {
  private static final Pattern LIMIT = Pattern.compile("limit=(\\d{1,7})");
  private static final Pattern ARRIVAL = Pattern.compile("arrival=([+-]\\d{1,4})%");

  /** Refuses a missing part and less than nothing arriving. */
  public WhatIf {
    Objects.requireNonNull(limit, "limit");
    if (arrivalPercent < -100) {
      throw new IllegalArgumentException("arrival can fall by 100 % at most");
    }
  }

  /** Reads the question. */
  public static WhatIf parse(String text) {
    OptionalInt limit = OptionalInt.empty();
    int percent = 0;
    for (String part : text.split(",")) {
      Matcher asLimit = LIMIT.matcher(part.strip());
      Matcher asArrival = ARRIVAL.matcher(part.strip());
      if (asLimit.matches()) {
        limit = OptionalInt.of(Integer.parseInt(asLimit.group(1)));
      } else if (asArrival.matches()) {
        percent = Integer.parseInt(asArrival.group(1));
      } else {
        throw new IllegalArgumentException(
            "'%s' is neither limit=N nor arrival=+N%%".formatted(part));
      }
    }
    return new WhatIf(limit, percent);
  }

  /** What would change. */
  List<Effect> effects(SampleWindow window, FlowLimits limits) {
    List<Effect> effects = new ArrayList<>();
    limit.ifPresent(
        orders -> {
          effects.add(new Effect.OtherLimit(limits, limits.withOrders(orders)));
          effects.add(Effect.Known.LIMIT_IS_NOT_DRAIN);
        });
    if (arrivalPercent != 0) {
      effects.add(new Effect.OtherArrival(arrivalPercent, outlook(window)));
    }
    return effects;
  }

  private Optional<Effect.Outlook> outlook(SampleWindow window) {
    Rates rates = window.rates();
    Optional<Sample> newest = window.newest();
    if (rates.arrived().isEmpty() || rates.net().isEmpty() || newest.isEmpty()) {
      return Optional.empty();
    }
    Rate more = rates.arrived().get().plusPercent(arrivalPercent).minus(rates.arrived().get());
    NetInterval net = rates.net().get().plus(more);
    return Optional.of(
        new Effect.Outlook(
            net, ClearanceEta.of(newest.get().levels().waiting(), Optional.of(net))));
  }
}
