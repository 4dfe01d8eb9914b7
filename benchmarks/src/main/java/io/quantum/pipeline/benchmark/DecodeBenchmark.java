package io.quantum.pipeline.benchmark;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.domain.contract.ContractProfile;
import io.quantum.pipeline.domain.contract.ContractVerdict;
import io.quantum.pipeline.domain.contract.DecodedPayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What reading and judging a typical intent costs, beside what it is compared with: plain {@code
 * readTree}, and a JSON Schema validator with the contract's schema. Run from the project's root.
 *
 * <p>Compare medians: what else runs on the machine moves the means.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx128m"}) // as ./quantum starts the service
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
  private static final Path SCHEMA = Path.of("docs/contract/trade-intent-1.0.reader.schema.json");

  private final byte[] valid = TypicalIntent.valid();
  private final byte[] invalid = TypicalIntent.invalid();
  private final IntentDecoder decoder = new RealCodec().decoder();
  private final DecodedPayload decoded = decoder.decode(valid);
  private final ObjectMapper jackson = new ObjectMapper();
  private final ObjectMapper strictJackson =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private JsonSchema schema;

  /** Reads the schema; measures nothing if the three would not do the same work. */
  @Setup
  public void read() throws IOException {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMA));
    if (!schema.validate(jackson.readTree(valid)).isEmpty()
        || schema.validate(jackson.readTree(invalid)).isEmpty()
        || judge(decoded) instanceof ContractVerdict.Refused
        || decodeAndJudgeInvalid() instanceof ContractVerdict.Accepted) {
      throw new IllegalStateException("the schema and the contract must agree on both payloads");
    }
  }

  /** Ours, the whole way. */
  @Benchmark
  public ContractVerdict decodeAndJudge() {
    return judge(decoder.decode(valid));
  }

  /** Ours, with three violations. */
  @Benchmark
  public ContractVerdict decodeAndJudgeInvalid() {
    return judge(decoder.decode(invalid));
  }

  /** The first half. */
  @Benchmark
  public DecodedPayload decodeOnly() {
    return decoder.decode(valid);
  }

  /** The second half. */
  @Benchmark
  public ContractVerdict judgeOnly() {
    return judge(decoded);
  }

  /** Floor (a): a tree, and nothing checked. */
  @Benchmark
  public JsonNode jacksonReadTree() throws IOException {
    return jackson.readTree(valid);
  }

  /** Floor (b): a tree, and the schema. */
  @Benchmark
  public Set<ValidationMessage> networkntValidate() throws IOException {
    return schema.validate(jackson.readTree(valid));
  }

  /** The same, with what a schema cannot say and a parser can: no repeated key, one document. */
  @Benchmark
  public Set<ValidationMessage> networkntValidateStrictly() throws IOException {
    return schema.validate(strictJackson.readTree(valid));
  }

  private static ContractVerdict judge(DecodedPayload payload) {
    return TypicalIntent.CONTRACT.judge(payload, ContractProfile.READER, TypicalIntent.NOW);
  }
}
