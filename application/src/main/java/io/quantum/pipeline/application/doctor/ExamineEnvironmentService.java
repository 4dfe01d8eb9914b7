package io.quantum.pipeline.application.doctor;

import io.quantum.pipeline.application.doctor.port.in.ExamineEnvironment;
import io.quantum.pipeline.application.execution.port.out.ClockSteps;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry;
import io.quantum.pipeline.application.execution.port.out.InstanceRegistry.Participants;
import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Rights;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Severity;
import io.quantum.pipeline.application.execution.port.out.StoreFitness.Shortcoming;
import io.quantum.pipeline.application.execution.port.out.StoredValues;
import io.quantum.pipeline.application.execution.port.out.StoredValues.Unreadable;
import io.quantum.pipeline.application.monitor.port.out.StreamInspector;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.time.Ticker;
import io.quantum.pipeline.domain.admission.TradingState;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.checkup.Checkup;
import io.quantum.pipeline.domain.checkup.Checkup.Grade;
import io.quantum.pipeline.domain.checkup.Checkup.Item;
import io.quantum.pipeline.domain.checkup.Checkup.Subject;
import io.quantum.pipeline.domain.host.UnitName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks everything in turn; what fails does not keep the rest from being asked.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class ExamineEnvironmentService implements ExamineEnvironment {
  private static final Duration SKEW = Duration.ofSeconds(1);
  private static final Duration SLOW = Duration.ofMillis(500);
  private static final Duration AHEAD = Duration.ofSeconds(1);

  private final StreamInspector inspector;
  private final StoreFitness store;
  private final ClockSteps steps;
  private final InstanceRegistry census;
  private final StoredValues values;
  private final HostCheckup host;
  private final Clock clock;
  private final Ticker ticker;

  /**
   * Made of what knows the store, who takes part, values in the store, the host, and this host's
   * clocks.
   */
  public ExamineEnvironmentService(
      StreamInspector inspector,
      StoreFitness store,
      ClockSteps steps,
      InstanceRegistry census,
      StoredValues values,
      HostCheckup host,
      Clock clock,
      Ticker ticker) {
    this.inspector = inspector;
    this.store = store;
    this.steps = steps;
    this.census = census;
    this.values = values;
    this.host = host;
    this.clock = clock;
    this.ticker = ticker;
  }

  @Override
  public PipelineNames describe() {
    return inspector.names();
  }

  @Override
  public Checkup examine(List<UnitName> units) {
    List<Item> items = new ArrayList<>();
    // The first look opens the connections; the second one tells how fast it is.
    boolean reachable =
        inspector
            .snapshot()
            .fold(
                taken -> true,
                unreadable ->
                    !items.add(new Item(Subject.CONNECTION, Grade.UNKNOWN, unreadable.why(), "")));
    if (reachable) {
      timed(items);
    }
    asking(items, Subject.CLOCK, () -> steps.last().ifPresent(by -> items.add(stepped(by))));
    asking(items, Subject.SERVER, () -> server(items));
    asking(items, Subject.SERVER, () -> exhausted(items));
    asking(items, Subject.RIGHTS, () -> items.add(rights(store.rights())));
    asking(items, Subject.INSTANCES, () -> instances(census.participants(), items));
    asking(
        items, Subject.TRADING, () -> values.unreadable().forEach(v -> items.add(unreadable(v))));
    host.examine(units, items);
    return new Checkup(items);
  }

  private void timed(List<Item> items) {
    Instant before = clock.instant();
    long started = ticker.nanos();
    Optional<PipelineSnapshot> snapshot =
        inspector
            .plainSnapshot()
            .fold(taken -> Optional.of(taken.snapshot()), lost -> Optional.empty());
    Duration took = Duration.ofNanos(ticker.nanos() - started);
    items.add(
        new Item(
            Subject.CONNECTION,
            took.compareTo(SLOW) > 0 ? Grade.WARN : Grade.OK,
            "reachable, a picture took %d ms".formatted(took.toMillis()),
            took.compareTo(SLOW) > 0 ? "redis-cli SLOWLOG GET; redis-cli --latency" : ""));
    snapshot.ifPresent(
        read -> {
          items.add(skew(Duration.between(before.plus(took.dividedBy(2)), read.at())));
          newest(read, items);
          items.add(trading(read.control().tradingState()));
        });
  }

  private static Item skew(Duration skew) {
    boolean large = skew.abs().compareTo(SKEW) > 0;
    return new Item(
        Subject.CLOCK,
        large ? Grade.WARN : Grade.OK,
        "the server's clock is %d ms %s this host's"
            .formatted(skew.abs().toMillis(), skew.isNegative() ? "behind" : "ahead of"),
        large
            ? "synchronise the hosts (chrony): ages are judged by the server's clock, and producers"
                + " write their own into timestamp"
            : "");
  }

  private static Item stepped(Duration by) {
    return new Item(
        Subject.CLOCK,
        Grade.FAIL,
        "the server's clock stepped %s by %d ms within the last hour"
            .formatted(by.isNegative() ? "back" : "forward", by.abs().toMillis()),
        "let the time service of the server's host slew its clock and never step it (chrony:"
            + " makestep only at its start), and do not suspend that host");
  }

  // An id from the future makes every later id one, and ages wrong.
  private static void newest(PipelineSnapshot snapshot, List<Item> items) {
    snapshot.intents().stream()
        .fold(
            stream ->
                stream.lastGenerated().storedAt().isAfter(snapshot.at().plus(AHEAD))
                    && items.add(
                        new Item(
                            Subject.CLOCK,
                            Grade.FAIL,
                            "the newest intent %s is from the future"
                                .formatted(stream.lastGenerated()),
                            "somebody adds entries under ids of its own, or the server's clock was"
                                + " set back: publish with id *")),
            absent -> false);
  }

  private static Item trading(TradingState state) {
    return state == TradingState.ACTIVE
        ? new Item(Subject.TRADING, Grade.OK, "trading state ACTIVE", "")
        : new Item(
            Subject.TRADING,
            Grade.WARN,
            "trading state " + state,
            "quantum-ops resume --by NAME --reason TEXT, if that is not intended any more");
  }

  private void server(List<Item> items) {
    String settings =
        store.settings().stream()
            .map(setting -> setting.name() + " " + setting.value().orElse("unknown"))
            .collect(Collectors.joining(", "));
    items.add(new Item(Subject.SERVER, Grade.OK, settings, ""));
    for (Shortcoming found : store.shortcomings()) {
      items.add(
          new Item(
              Subject.SERVER,
              found.severity() == Severity.REFUSED || found.severity() == Severity.VOLATILE
                  ? Grade.FAIL
                  : Grade.WARN,
              found.setting(),
              found.remedy()));
    }
  }

  private void exhausted(List<Item> items) {
    for (Shortcoming found : store.exhaustedStreams()) {
      items.add(new Item(Subject.SERVER, Grade.FAIL, found.setting(), found.remedy()));
    }
  }

  private static Item rights(Rights rights) {
    return switch (rights) {
      case READ_AND_WRITE -> new Item(Subject.RIGHTS, Grade.OK, "this user may read and write", "");
      case READ_ONLY ->
          new Item(
              Subject.RIGHTS,
              Grade.OK,
              "this user may only read: publish, halt, limit and the like are refused",
              "");
    };
  }

  private static Item unreadable(Unreadable value) {
    return new Item(Subject.TRADING, Grade.FAIL, value.sentence(), value.kind().remedy());
  }

  private static void instances(Participants participants, List<Item> items) {
    if (participants.running().isEmpty()) {
      items.add(
          new Item(
              Subject.INSTANCES,
              Grade.WARN,
              "no instance of the service shows a sign of presence",
              "start it: systemctl start quantum-execution"));
    }
    participants
        .running()
        .forEach(
            instance ->
                items.add(
                    new Item(
                        Subject.INSTANCES,
                        Grade.OK,
                        "%s runs with a limit of %,d"
                            .formatted(instance.name(), instance.openingLimit()),
                        "")));
    if (participants.haveDifferentLimits()) {
      items.add(
          new Item(
              Subject.INSTANCES,
              Grade.WARN,
              "the instances have different limits; the smallest counts",
              "give all of them the same EXECUTION_RATE_LIMIT"));
    }
    participants
        .foreignConsumers()
        .forEach(
            name ->
                items.add(
                    new Item(
                        Subject.INSTANCES,
                        Grade.FAIL,
                        "a stranger reads in our group: " + name,
                        "stop it: each of the two gets a part of the intents")));
  }

  private interface Asking {
    void run();
  }

  private static void asking(List<Item> items, Subject subject, Asking asking) {
    try {
      asking.run();
    } catch (AdapterFailure failed) {
      items.add(new Item(subject, Grade.UNKNOWN, failed.getMessage(), ""));
    }
  }
}
