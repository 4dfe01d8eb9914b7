package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.application.publish.port.out.OutgoingIntent;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.execution.IntentIdentity;
import io.quantum.pipeline.domain.intent.Action;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What publishing a typical intent costs before anything is sent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx128m"}) // as ./quantum starts the service
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PublishPathBenchmark {
  private final byte[] payload = TypicalIntent.valid();
  private final PublisherId publisher = new PublisherId("ai-engine");
  private final RealCodec codec = new RealCodec();
  private final IntentDecoder decoder = codec.decoder();
  private final IntentEncoder encoder = codec.encoder();
  private final TradeIntent intent = accepted();

  /** Everything for a payload: decoding, judging, identity and hash, the look for side. */
  @Benchmark
  public OutgoingIntent prepare() {
    TradeIntent read = accepted();
    return new OutgoingIntent(
        IntentIdentity.of(publisher, read), publisher, encoder.replaceSide(payload, read.action()));
  }

  /** Client order id and body hash. */
  @Benchmark
  public IntentIdentity identity() {
    return IntentIdentity.of(publisher, intent);
  }

  /** The look for a side that is not there. */
  @Benchmark
  public byte[] replaceSide() {
    return encoder.replaceSide(payload, Action.BUY);
  }

  /** A payload of an intent. */
  @Benchmark
  public byte[] encode() {
    return encoder.encode(intent);
  }

  private TradeIntent accepted() {
    return TypicalIntent.CONTRACT
        .judge(decoder.decode(payload), ContractProfile.PUBLISHER, TypicalIntent.NOW)
        .fold(
            verdict -> verdict.intent(),
            refused -> {
              throw new IllegalStateException(refused.violations().toString());
            });
  }
}
