package io.quantum.pipeline.domain.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id is two unsigned numbers of 64 bit, whatever somebody wrote. */
final class EntryIdTest {
  private static final String LARGEST = "18446744073709551615-18446744073709551615";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0-0",
        "1768952590982-2",
        "9223372036854775807-9223372036854775808",
        "9300000000000000000-1",
        LARGEST
      })
  void isItsText(String text) {
    assertThat(EntryId.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "1-", "-1", "x-1", "1-1-1", "18446744073709551616-0", "0--1", "-1-0"})
  void refusesWhatNoServerWrites(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EntryId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isOrderedAsTheNumbersAre(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      EntryId one = some(random);
      EntryId other = i % 3 == 0 ? new EntryId(one.millis(), random.nextLong()) : some(random);

      assertThat(Integer.signum(one.compareTo(other)))
          .isEqualTo(number(one).compareTo(number(other)));
      assertThat(one.isBefore(other)).isEqualTo(number(one).compareTo(number(other)) < 0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0-0",
        "5-18446744073709551615",
        "9223372036854775807-18446744073709551615",
        "9007199254740993-9007199254740993",
        "18446744073709551615-18446744073709551614"
      })
  void hasNoOtherIdBetweenItAndTheNext(String text) {
    EntryId id = EntryId.parse(text);
    EntryId next = id.next().orElseThrow();

    assertThat(number(next)).isEqualTo(number(id).add(BigInteger.ONE));
    assertThat(next.previous()).isEqualTo(id);
  }

  @Test
  void hasNothingBehindTheLargestAndNothingBeforeZero() {
    assertThat(EntryId.LARGEST).hasToString(LARGEST);
    assertThat(EntryId.LARGEST.next()).isEmpty();
    assertThat(EntryId.ZERO.previous()).isEqualTo(EntryId.ZERO);
  }

  @Test
  void tellsATimeHoweverFarOff() {
    Instant now = Instant.parse("2026-12-01T00:00:00Z");

    assertThat(EntryId.parse("1768952590982-2").storedAt())
        .isEqualTo(Instant.ofEpochMilli(1_768_952_590_982L));
    assertThat(EntryId.parse("18446744073709551615-0").storedAt())
        .isEqualTo(Instant.ofEpochSecond(18_446_744_073_709_551L, 615_000_000));
    assertThat(Duration.between(EntryId.LARGEST.storedAt(), now)).isNegative();
  }

  @Test
  void endsAMillisecondWithItsLargestSequence() {
    assertThat(EntryId.lastAt(Instant.ofEpochMilli(7)))
        .isEqualTo(EntryId.parse("7-18446744073709551615"));
    assertThat(EntryId.lastAt(Instant.ofEpochMilli(-1))).isEqualTo(EntryId.ZERO);
  }

  private static EntryId some(Random random) {
    return new EntryId(
        random.nextLong() >>> random.nextInt(64), random.nextLong() >>> random.nextInt(64));
  }

  private static BigInteger number(EntryId id) {
    return new BigInteger(Long.toUnsignedString(id.millis()))
        .shiftLeft(Long.SIZE)
        .or(new BigInteger(Long.toUnsignedString(id.sequence())));
  }
}
