package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.Options;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a soak lasts and what its random choices are made of.
 *
 * <p><b>Shape</b>: {@code --for} takes a whole number and s, m or h, 30 s to 30 days; {@code
 * --seed} any whole number from 0. <b>Threads</b>: immutable. <b>Errors</b>: {@link
 * IllegalArgumentException} with a sentence for the user.
 */
record SoakOptions(Duration length, long seed) {
  static final Duration SHORTEST = Duration.ofSeconds(30);
  static final Duration LONGEST = Duration.ofDays(30);
  private static final Pattern SPAN = Pattern.compile("(\\d{1,7})([smh])");

  SoakOptions {
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("--for takes 30s to 720h");
    }
  }

  /**
   * Reads them.
   *
   * @param from where they begin
   * @param otherwise the seed if none is given
   */
  static SoakOptions read(String[] args, int from, long otherwise) {
    Options options = Options.read(args, from, Set.of("--for", "--seed"));
    return new SoakOptions(
        span(options.text("--for", "24h")),
        options.number("--seed", 0, Long.MAX_VALUE).orElse(otherwise));
  }

  private static Duration span(String text) {
    Matcher span = SPAN.matcher(text);
    if (!span.matches()) {
      throw new IllegalArgumentException("--for takes for example 90s, 10m or 24h, not " + text);
    }
    long number = Long.parseLong(span.group(1));
    return switch (span.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }

  /**
   * Time between two disturbances: twelve in a run, but no closer than 20 s, no rarer than 3 min.
   */
  Duration betweenDisturbances() {
    return clamp(length.dividedBy(12), Duration.ofSeconds(20), Duration.ofMinutes(3));
  }

  /** Time before anything is measured: code is compiled, buffers find their size. */
  Duration warmUp() {
    return clamp(length.dividedBy(5), Duration.ofSeconds(10), Duration.ofMinutes(5));
  }

  /** Time between two samples: some four hundred in a long run. */
  Duration betweenSamples() {
    return clamp(length.dividedBy(400), Duration.ofSeconds(5), Duration.ofMinutes(5));
  }

  private static Duration clamp(Duration wanted, Duration least, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }
}
