package io.quantum.pipeline.domain.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.stream.EntryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgeLimitsTest {
  private static final Instant NOW = Instant.parse("2026-01-21T00:10:00Z");
  private static final EntryId JUST_STORED = new EntryId(NOW.toEpochMilli(), 0);

  @Test
  void countsFromTheEarlierOfMakingAndStoring() {
    EntryId storedLongAgo = new EntryId(NOW.minusSeconds(700).toEpochMilli(), 0);

    assertThat(AgeLimits.age(NOW.minusSeconds(5), storedLongAgo, NOW)).hasSeconds(700);
    assertThat(AgeLimits.age(NOW.minusSeconds(900), JUST_STORED, NOW)).hasSeconds(900);
    assertThat(AgeLimits.age(NOW.plusSeconds(30), JUST_STORED, NOW)).isEqualTo(Duration.ZERO);
  }

  @Test
  void remembersAnIdentityADayLongerThanAnyIntentCanBeExecuted() {
    assertThat(AgeLimits.STANDARD.memory()).hasDays(7);
    assertThat(new AgeLimits(Duration.ofDays(30), Duration.ofHours(1)).memory()).hasDays(31);
    assertThat(new AgeLimits(Duration.ofMinutes(10), Duration.ofDays(365)).memory()).hasDays(366);
    assertThat(new AgeLimits(Duration.ofDays(6), Duration.ofDays(6)).memory()).hasDays(7);
    assertThat(new AgeLimits(Duration.ofDays(6).plusMillis(1), Duration.ofDays(6)).memory())
        .isEqualTo(Duration.ofDays(7).plusMillis(1));
  }

  @Test
  void isNotMadeYoungerByAnIdFromTheFuture() {
    for (EntryId far : List.of(EntryId.LARGEST, EntryId.parse("9300000000000000000-1"))) {
      assertThat(AgeLimits.age(NOW.minusSeconds(601), far, NOW)).hasSeconds(601);
      assertThat(AgeLimits.STANDARD.isExpired(Action.BUY, NOW.minusSeconds(601), far, NOW))
          .isTrue();
      assertThat(AgeLimits.STANDARD.isExpired(Action.BUY, NOW, far, NOW)).isFalse();
    }
  }

  @Test
  void letsAnOpeningLiveTenMinutesAndACloseAnHour() {
    Instant made = NOW.minusSeconds(600);

    assertThat(AgeLimits.STANDARD.isExpired(Action.BUY, made, JUST_STORED, NOW)).isFalse();
    assertThat(AgeLimits.STANDARD.isExpired(Action.SELL, made.minusMillis(1), JUST_STORED, NOW))
        .isTrue();
    assertThat(
            AgeLimits.STANDARD.isExpired(Action.CLOSE, NOW.minusSeconds(3_600), JUST_STORED, NOW))
        .isFalse();
    assertThat(
            AgeLimits.STANDARD.isExpired(Action.CLOSE, NOW.minusSeconds(3_601), JUST_STORED, NOW))
        .isTrue();
  }
}
