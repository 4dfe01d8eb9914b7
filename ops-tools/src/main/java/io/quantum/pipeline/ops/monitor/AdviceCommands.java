package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.flow.Advice;
import io.quantum.pipeline.domain.flow.Recommendation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands that go with advice; words in capitals are for the operator to fill in. */
public final class AdviceCommands {
  private AdviceCommands() {}

  /** The commands in the order in which to run them. */
  public static List<String> of(Advice advice) {
    return Stream.concat(
            of(advice.recommendation()).stream(),
            advice.effects().stream()
                .<Optional<String>>map(
                    effect ->
                        effect.fold(
                            known -> Optional.empty(),
                            clearance -> Optional.empty(),
                            raise -> Optional.of(limit(raise.to())),
                            otherLimit -> Optional.empty(),
                            otherArrival -> Optional.empty()))
                .flatMap(Optional::stream))
        .toList();
  }

  private static List<String> of(Recommendation recommendation) {
    return switch (recommendation) {
      case RESTORE_SIGHT -> List.of("quantum-ops doctor");
      case START_PRODUCER -> List.of("quantum-ops publish --source NAME FILE");
      case START_SERVICE -> List.of("systemctl start quantum-execution");
      case FIND_GROUP_CHANGE -> List.of("quantum-ops prove --deep");
      case STOP_TRIMMING ->
          List.of(
              "redis-cli CONFIG GET maxmemory-policy",
              "grep for MAXLEN or MINID in the publishers named above");
      case INSPECT_UNITS, INSPECT_CONSUMERS ->
          List.of(
              "journalctl -u quantum-execution -n 100",
              "systemctl restart quantum-execution    (last resort)");
      case FIND_INVALID_SOURCE -> List.of("quantum-ops dlq list --since 1h");
      case LET_EXPIRE, FIND_GROWING_SOURCE, CONSIDER_RAISE, KEEP_LIMIT -> List.of();
    };
  }

  private static String limit(int orders) {
    return "quantum-ops limit %d --for 2h --by NAME --reason TEXT".formatted(orders);
  }
}
