package io.quantum.pipeline.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import io.quantum.pipeline.ops.OpsUnderTest.Ran;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools go on telling of a stream in which somebody used the largest id there is. */
final class LargestIdIT {
  private static final String LARGE = "9300000000000000000-9300000000000000000";
  private static final String LARGEST = "18446744073709551615-18446744073709551615";
  private static final String INTENTS = IntentStreamUnderTest.INTENTS;

  private IntentStreamUnderTest stream;
  private OpsUnderTest ops;

  @BeforeEach
  void streamThatIsUsedUp() {
    RedisUnderTest redis = RedisUnderTest.shared();
    ops = OpsUnderTest.at(redis);
    stream = new IntentStreamUnderTest(redis).group().publish(1, "python");
    stream.publishAt(LARGE);
    stream.publishAt(LARGEST);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void isPartOfWhatTheyShow(int delivered) {
    if (delivered > 0) {
      stream.read(delivered);
    }

    Ran monitor = ops.run("monitor", "--once", "--sample", "0s", "--units", "none");
    assertThat(monitor.out()).contains("waiting").doesNotContain("invalid start", "cannot be");
    assertThat(ops.run("monitor", "--once", "--sample", "0s", "--units", "none", "--json").out())
        .contains("\"waiting\"");
    Ran listed = ops.run("pending");
    assertThat(listed.status()).isZero();
    assertThat(listed.out()).contains(delivered + " pending, 0 of them ghosts");
    assertThat(ops.run("prove").err()).doesNotContain("invalid start", "never writes");
    assertThat(ops.run("prove", "--deep").err()).doesNotContain("invalid start", "never writes");
  }

  @Test
  void isFoundByItsId() {
    stream.read(3);

    for (String id : List.of(LARGE, LARGEST)) {
      Ran trace = ops.run("trace", id);
      assertThat(trace.status()).isNotEqualTo(64);
      assertThat(trace.out()).contains(id).doesNotContain("invalid start");
    }
    assertThat(ops.run("trace", "18446744073709551616-0").status()).isEqualTo(64);
  }

  @Test
  void isNamedByDoctorWithWhatHelps() {
    Ran doctor = ops.run("doctor", "--units", "none");

    // Long lines are broken to fit a screen.
    assertThat(doctor.out().replaceAll("\\s+", " "))
        .contains(INTENTS + " has used up its ids: nothing can be added to it")
        .contains("redis-cli RENAMENX " + INTENTS + " " + INTENTS + ".full");
    assertThat(doctor.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void isWhyNothingCanBePublished() {
    Ran published =
        ops.reading(
                "{\"symbol\":\"BTCUSDT\",\"action\":\"BUY\",\"confidence\":0.8,"
                    + "\"position_size_usd\":100,\"leverage\":2,\"timestamp\":\""
                    + Instant.now()
                    + "\"}")
            .run("publish", "--source", "test", "-");

    assertThat(published.status()).isNotZero();
    assertThat(published.out() + published.err()).contains("used up its ids", "doctor");
  }
}
