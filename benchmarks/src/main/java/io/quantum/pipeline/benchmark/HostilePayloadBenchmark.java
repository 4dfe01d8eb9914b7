package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractTerms;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.IntentContract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to decode and judge payloads that were made to be dear. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HostilePayloadBenchmark {
  /** What stands where the position size should. */
  public enum Hostile {
    /** For comparison: nothing is wrong. */
    HARMLESS("200.0"),
    /** A number of ten million digits, if it were expanded. */
    HUGE_EXPONENT("1e9999999"),
    /** The same below one. */
    TINY_EXPONENT("1e-9999999"),
    /** As many digits as fit. */
    SIXTEEN_THOUSAND_DIGITS("9".repeat(16_200)),
    /** As deep as fits. */
    DEEP("[".repeat(16_200)),
    /** More than fits. */
    TEN_MEGABYTES("[" + " ".repeat(10_000_000) + "]");

    private final String json;

    Hostile(String json) {
      this.json = json;
    }
  }

  /** Which one. */
  @Param public Hostile what;

  private final IntentContract contract = new IntentContract(ContractTerms.STANDARD);
  private final Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private IntentDecoder decoder;
  private byte[] payload;

  /** Makes the payload. */
  @Setup
  public void prepare() {
    decoder = new RealCodec().decoder();
    payload =
        ("{\"symbol\":\"BTCUSDT\",\"action\":\"BUY\",\"confidence\":0.82,\"position_size_usd\":"
                + what.json
                + ",\"leverage\":3,\"timestamp\":\"2026-01-21T00:03:10.982Z\"}")
            .getBytes(StandardCharsets.UTF_8);
  }

  /** As the executor does it. */
  @Benchmark
  public ContractVerdict decodeAndJudge() {
    return contract.judge(decoder.decode(payload), ContractProfile.READER, now);
  }
}
