package io.quantum.pipeline.domain.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.flow.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of a log: what is one kind, how many kinds, and how often. */
final class LogTemplatesTest {
  private static final Instant FROM = Instant.parse("2026-01-21T00:00:00Z");
  private static final LogReading TEN_SECONDS =
      new LogReading.Read(
          new LogCoverage(Optional.of(FROM), FROM.plus(Duration.ofSeconds(10)), true));

  private final LogTemplates templates = new LogTemplates();

  @Test
  void showsAFloodOfDebugLinesAsOneTemplateWithItsRate() {
    Random random = new Random(7);
    for (int i = 0; i < 1_920; i++) {
      add(
          "DEBUG P0.D loop delivered=%d entry=%d-%d symbol=%s order=%s took=%d.%dms"
              .formatted(
                  i,
                  1_768_952_590_982L + i,
                  i % 3,
                  random.nextBoolean() ? "BTCUSDT" : "1000PEPEUSDT",
                  "q" + Long.toString(random.nextLong(1L << 60, Long.MAX_VALUE), 26),
                  random.nextInt(50),
                  random.nextInt(100)));
    }

    LogDigest digest = templates.digest(TEN_SECONDS);

    assertThat(digest.lines()).isEqualTo(1_920);
    assertThat(digest.templates())
        .containsExactly(
            new LogTemplate(
                LogLevel.DEBUG,
                "P0.D loop delivered=<n> entry=<id> symbol=<symbol> order=<id> took=<n>ms",
                1_920,
                Optional.of(new Rate(192_000_000))));
    assertThat(digest.spam()).hasSize(1);
  }

  @Test
  void keepsAnErrorThatCameOnceAmongThousandsOfOtherTemplates() {
    add("ERROR the ledger is broken");
    for (int i = 0; i < 5_000; i++) {
      String word = Integer.toString(i, 36).replaceAll("[0-9]", "z") + "q".repeat(1 + i % 7);
      add("WARNING source " + word + " is wrong");
      add("WARNING source " + word + " is wrong");
    }

    LogDigest digest = templates.digest(TEN_SECONDS);

    assertThat(digest.others()).isPositive();
    assertThat(digest.at(LogLevel.ERROR))
        .extracting(LogTemplate::text)
        .containsExactly("the ledger is broken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "TERMINAL STATE: outcome=filled order_id=PAPER-0A1B2C3D4E5F"
            + " client_order_id=qo2otatv2n57liprvbkcrynp6 entry_id=1768952590982-0;"
            + " TERMINAL STATE: outcome=filled order_id=PAPER-<id> client_order_id=<id>"
            + " entry_id=<id>",
        "at 2026-01-21T00:03:10.982Z and 00:03:10,982; at <time> and <time>",
        "pid 123 got -5 of 1,427,802 (3.5e-7); pid <n> got <n> of <n> (<n>)",
        "execution-2 uses v5 and P0.D; execution-<n> uses v5 and P0.D",
        "job 123e4567-e89b-12d3-a456-426614174000 at 0xdeadbeef; job <id> at <id>",
        "no symbol: USD and ETH; no symbol: USD and ETH",
        "consumer=execution-host waiting=12 window=5/5; consumer=execution-host waiting=<n>"
            + " window=<n>/<n>",
      })
  void masksWhatVaries(String message, String template) {
    assertThat(LogMask.mask(message)).isEqualTo(template);
  }

  @Test
  void makesTextFromOutsidePrintableAndShort() {
    assertThat(LogMask.mask("bell \u0007 and \u202e")).isEqualTo("bell \\u0007 and \\u202e");
    assertThat(LogMask.mask("a".repeat(100_000))).hasSize(200);
  }

  @Test
  void keepsTheSameTextAtAnotherLevelApart() {
    add("ERROR it failed 1");
    add("WARN it failed 2");
    add("ERROR it failed 3");

    LogDigest digest = templates.digest(TEN_SECONDS);

    assertThat(digest.at(LogLevel.ERROR)).extracting(LogTemplate::count).containsExactly(2L);
    assertThat(digest.at(LogLevel.WARNING)).extracting(LogTemplate::count).containsExactly(1L);
    assertThat(digest.spam()).isEmpty();
  }

  @Test
  void keepsAFloodThatBeginsLateAmongMoreTemplatesThanItHolds() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      add(word(random));
    }
    for (int i = 0; i < 5_000; i++) {
      add("the flood " + i);
      add(word(random));
    }

    LogDigest digest = templates.digest(TEN_SECONDS);

    assertThat(digest.templates()).hasSizeLessThanOrEqualTo(LogTemplates.MOST);
    assertThat(digest.templates().get(0).text()).isEqualTo("the flood <n>");
    assertThat(digest.templates().get(0).count()).isEqualTo(5_000);
    long counted = digest.templates().stream().mapToLong(LogTemplate::count).sum();
    assertThat(counted + digest.others()).isEqualTo(digest.lines()).isEqualTo(30_000);
  }

  @Test
  void givesNoRateWithoutATime() {
    add("one line");

    LogReading timeless = new LogReading.Read(new LogCoverage(Optional.empty(), FROM, true));
    assertThat(templates.digest(timeless).templates().get(0).rate()).isEmpty();
    assertThat(templates.digest(new LogReading.Unknown("why")).templates().get(0).rate()).isEmpty();
    LogReading instant = new LogReading.Read(new LogCoverage(Optional.of(FROM), FROM, true));
    assertThat(templates.digest(instant).templates().get(0).rate()).isEmpty();
  }

  private void add(String text) {
    templates.add(LogLine.read(Optional.empty(), Optional.empty(), text));
  }

  // Letters only: nothing of it is masked.
  private static String word(Random random) {
    return random
        .ints(12, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
