package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.HistoryScene;
import io.quantum.pipeline.application.PipelineWorld;
import io.quantum.pipeline.application.contract.port.out.EventDecoder;
import io.quantum.pipeline.application.contract.port.out.EventDecoderContract;
import io.quantum.pipeline.application.contract.port.out.IntentCodecContract;
import io.quantum.pipeline.application.contract.port.out.IntentDecoder;
import io.quantum.pipeline.application.contract.port.out.IntentEncoder;
import io.quantum.pipeline.application.control.port.out.OperatorControlsContract;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueue;
import io.quantum.pipeline.application.deadletter.port.out.DeadLetterQueueContract;
import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import io.quantum.pipeline.application.execution.port.out.ClockStepsContract;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistryContract;
import io.quantum.pipeline.application.execution.port.out.IntentInboxContract;
import io.quantum.pipeline.application.execution.port.out.IntentLedgerContract;
import io.quantum.pipeline.application.execution.port.out.OrderGateway;
import io.quantum.pipeline.application.execution.port.out.OrderGatewayContract;
import io.quantum.pipeline.application.execution.port.out.ReaderLeaseContract;
import io.quantum.pipeline.application.execution.port.out.RecoveryAttemptsContract;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Severity;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Shortcoming;
import io.quantum.pipeline.application.execution.port.out.StoreFitnessContract;
import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.execution.port.out.StoredValuesContract;
import io.quantum.pipeline.application.execution.port.out.StreamRetention;
import io.quantum.pipeline.application.execution.port.out.StreamRetentionContract;
import io.quantum.pipeline.application.history.port.out.HistoryArchiveContract;
import io.quantum.pipeline.application.history.port.out.IntentRecordsContract;
import io.quantum.pipeline.application.history.port.out.PendingEntriesContract;
import io.quantum.pipeline.application.monitor.port.out.GroupRosterContract;
import io.quantum.pipeline.application.monitor.port.out.SampleArchive;
import io.quantum.pipeline.application.monitor.port.out.SampleArchiveContract;
import io.quantum.pipeline.application.monitor.port.out.ServerFacts;
import io.quantum.pipeline.application.monitor.port.out.ServerFactsContract;
import io.quantum.pipeline.application.monitor.port.out.StreamInspectorContract;
import io.quantum.pipeline.application.proof.port.out.ProofArchive;
import io.quantum.pipeline.application.proof.port.out.ProofArchiveContract;
import io.quantum.pipeline.application.publish.port.out.EventOutbox;
import io.quantum.pipeline.application.publish.port.out.EventOutboxContract;
import io.quantum.pipeline.application.publish.port.out.IntentOutbox;
import io.quantum.pipeline.application.publish.port.out.IntentOutboxContract;
import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.application.venue.port.out.VenueBookContract;
import io.quantum.pipeline.domain.backlog.ServerReading;
import io.quantum.pipeline.domain.backlog.ServerReading.Work;
import io.quantum.pipeline.domain.contract.DecodedEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The fakes keep the same contracts as the adapters, so tests on fakes mean something. */
final class InMemoryPortsTest {
  private static final Instant START = Instant.parse("2026-01-21T00:03:11Z");

  @Nested
  final class Values implements StoredValuesContract {
    private final InMemoryStoredValues values = new InMemoryStoredValues();

    @Override
    public StoredValues values() {
      return values;
    }

    @Override
    public void writeLimit(String value) {
      values.plant(new StoredValues.Unreadable("limit", value, StoredValues.Kind.LIMIT));
    }
  }

  @Nested
  final class Samples implements SampleArchiveContract {
    @Override
    public SampleArchive archive() {
      return new InMemorySampleArchive();
    }
  }

  @Nested
  final class Ledger implements IntentLedgerContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Inbox implements IntentInboxContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Registry implements InstanceRegistryContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Retention implements StreamRetentionContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }

    @Override
    public StreamRetention keeping(PipelineWorld world, long most) {
      return ((InMemoryWorld) world).retention(most);
    }
  }

  @Nested
  final class Attempts implements RecoveryAttemptsContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Lease implements ReaderLeaseContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Inspector implements StreamInspectorContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class History implements HistoryArchiveContract {
    @Override
    public HistoryScene context() {
      return new InMemoryHistoryArchive();
    }
  }

  @Nested
  final class Controls implements OperatorControlsContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Pending implements PendingEntriesContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Records implements IntentRecordsContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Stepped implements ClockStepsContract {
    @Override
    public ClockSteps steps() {
      return new InMemoryClockSteps();
    }
  }

  @Nested
  final class Outbox implements IntentOutboxContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }

    @Override
    public IntentOutbox upTo(PipelineWorld world, long hardLimit) {
      return ((InMemoryWorld) world).outboxUpTo(hardLimit);
    }
  }

  @Nested
  final class Shelf implements DeadLetterQueueContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }

    @Override
    public DeadLetterQueue upTo(PipelineWorld world, long hardLimit) {
      return ((InMemoryWorld) world).shelf(hardLimit);
    }
  }

  @Nested
  final class Events implements EventOutboxContract {
    @Override
    public EventOutbox emptyUpTo(long hardLimit) {
      return new InMemoryEventOutbox(hardLimit);
    }
  }

  @Nested
  final class EventsRead implements EventDecoderContract {
    private final InMemoryEventDecoder decoder = new InMemoryEventDecoder();

    @Override
    public EventDecoder decoder() {
      return decoder;
    }

    @Override
    public byte[] payload(List<DecodedEvent.Member> members) {
      return decoder.payload(members);
    }
  }

  @Nested
  final class Codec implements IntentCodecContract {
    private final InMemoryIntentCodec codec = new InMemoryIntentCodec();

    @Override
    public IntentDecoder decoder() {
      return codec;
    }

    @Override
    public IntentEncoder encoder() {
      return codec;
    }
  }

  @Nested
  final class Book implements VenueBookContract {
    @Override
    public VenueBook book() {
      return new InMemoryVenueBook(new MutableClock(START));
    }
  }

  @Nested
  final class Gateway implements OrderGatewayContract {
    @Override
    public OrderGateway gateway() {
      return new InMemoryOrderGateway();
    }
  }

  @Nested
  final class Fitness implements StoreFitnessContract {
    @Override
    public StoreFitness durable() {
      return new InMemoryStoreFitness();
    }

    @Override
    public StoreFitness volatileStore() {
      return new InMemoryStoreFitness(
          new Shortcoming(Severity.VOLATILE, "appendonly no", "switch it on"));
    }
  }

  @Nested
  final class Roster implements GroupRosterContract {
    @Override
    public PipelineWorld world() {
      return new InMemoryWorld();
    }
  }

  @Nested
  final class Server implements ServerFactsContract {
    private long calls;

    @Override
    public ServerFacts server() {
      return new InMemoryServerFacts(
          () -> new ServerReading.Known("7.0.15", "f".repeat(40), new Work(calls, 10 * calls)));
    }

    @Override
    public void look() {
      calls++;
    }

    @Override
    public ServerFacts unreachable() {
      return new InMemoryServerFacts(() -> new ServerReading.Unknown("there is none"));
    }
  }

  @Nested
  final class Proofs implements ProofArchiveContract {
    @Override
    public ProofArchive archive() {
      return new InMemoryProofArchive();
    }

    @Override
    public String folder() {
      return "memory";
    }
  }
}
