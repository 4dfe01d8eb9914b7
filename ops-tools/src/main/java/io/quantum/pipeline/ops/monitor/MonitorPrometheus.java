package io.quantum.pipeline.ops.monitor;

import io.quantum.pipeline.domain.backlog.Backlog;
import io.quantum.pipeline.domain.backlog.BacklogState;
import io.quantum.pipeline.domain.backlog.Figure;
import io.quantum.pipeline.domain.backlog.PipelineSnapshot;
import io.quantum.pipeline.domain.flow.Rate;
import io.quantum.pipeline.domain.flow.Rates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One snapshot in the text exposition format of Prometheus. The quality of a figure is a label;
 * what is unknown has no sample, and {@code quantum_backlog_known} is 0 for it.
 *
 * <p>Source: docs/reference/tools.md#formats; Prometheus documentation, "Exposition formats".
 */
final class MonitorPrometheus {
  private MonitorPrometheus() {}

  /** The lines. */
  public static List<String> lines(MonitorSnapshot snapshot) {
    List<String> lines = new ArrayList<>();
    String where =
        "stream=\"%s\",group=\"%s\"".formatted(snapshot.names().stream(), snapshot.names().group());
    type(lines, "quantum_backlog_state", "1 for the state that the pipeline is in.");
    for (BacklogState state : BacklogState.values()) {
      lines.add(
          "quantum_backlog_state{%s,state=\"%s\"} %d"
              .formatted(where, state, state == snapshot.assessment().state() ? 1 : 0));
    }
    List<String> known = new ArrayList<>();
    snapshot.taken().ifPresent(taken -> figures(lines, known, where, snapshot, taken));
    type(lines, "quantum_backlog_known", "0 if a figure is unknown and therefore absent.");
    lines.addAll(known);
    return lines;
  }

  private static void figures(
      List<String> lines,
      List<String> known,
      String where,
      MonitorSnapshot snapshot,
      PipelineSnapshot taken) {
    Backlog backlog = Backlog.of(taken);
    Figures out = new Figures(lines, known, where);
    out.add("waiting_entries", "Existing and not delivered.", snapshot.waiting());
    out.add("oldest_waiting_seconds", "Age of the oldest.", age(backlog.oldestWaiting()));
    out.add("pending_live_entries", "Pending, with a body.", backlog.pendingLive());
    out.add("pending_ghost_entries", "Pending, body gone.", backlog.pendingGhost());
    out.add("lost_entries", "Ever removed unread.", snapshot.lostEver());
    out.add("missing_now_entries", "Missing now, never delivered.", backlog.lost());
    out.add("lost_in_window_entries", "Lost in the window.", snapshot.lostInWindow());
    Rates rates = snapshot.look().window().rates();
    out.add("arrived_per_second", "Published.", rates.arrived());
    out.add("delivered_per_second", "Given to the group.", rates.delivered());
    out.add("acknowledged_per_second", "Done with.", rates.acknowledged());
    out.add("results_per_second", "On the result stream.", rates.results());
    out.add("net_per_second", "Growth of what waits.", rates.net().map(net -> net.mid()));
    out.add("net_low_per_second", "Its lower end, 95 %.", rates.net().map(net -> net.low()));
    out.add("net_high_per_second", "Its upper end, 95 %.", rates.net().map(net -> net.high()));
    out.add(
        "window_used_orders",
        "Openings in the window.",
        Figure.exact(taken.control().openingsInWindow()));
    out.add("window_limit_orders", "At most.", Figure.exact(snapshot.limits().orders()));
  }

  private static Figure age(Optional<Duration> age) {
    return age.map(time -> Figure.exact(time.toSeconds())).orElse(Figure.unknown("nothing waits"));
  }

  private static void type(List<String> lines, String name, String help) {
    lines.add("# HELP " + name + " " + help);
    lines.add("# TYPE " + name + " gauge");
  }

  private record Figures(List<String> lines, List<String> known, String where) {
    void add(String name, String help, Figure figure) {
      type(lines, "quantum_backlog_" + name, help);
      figure.fold(
          number ->
              lines.add(
                  "quantum_backlog_%s{%s,quality=\"%s\"} %d"
                      .formatted(name, where, number.quality().wireName(), number.value())),
          unknown -> false);
      known(name, figure.number().isPresent());
    }

    void add(String name, String help, Optional<Rate> rate) {
      type(lines, "quantum_backlog_" + name, help);
      rate.ifPresent(
          number ->
              lines.add(
                  "quantum_backlog_%s{%s} %s"
                      .formatted(name, where, number.exact().toPlainString())));
      known(name, rate.isPresent());
    }

    private void known(String name, boolean isKnown) {
      known.add(
          "quantum_backlog_known{%s,figure=\"%s\"} %d".formatted(where, name, isKnown ? 1 : 0));
    }
  }
}
