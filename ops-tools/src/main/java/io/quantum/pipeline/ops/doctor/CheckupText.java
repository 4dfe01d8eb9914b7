package io.quantum.pipeline.ops.doctor;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.checkup.Checkup;
import io.quantum.pipeline.domain.checkup.Checkup.Item;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import io.quantum.pipeline.ops.text.NamesText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A check-up for people; long findings are wrapped, never cut. */
final class CheckupText {
  private static final int COLUMNS = 100;
  private static final int MOST = 1_000;
  private static final String ITEM = "%-8s%-12s";
  private static final String SETTING = "%-32s %-12s %s";

  private CheckupText() {}

  /** What was looked at, each item with what helps, and the configuration. */
  public static List<String> lines(
      PipelineNames names, Checkup checkup, List<EffectiveSetting> configuration) {
    List<String> lines = NamesText.lines(names);
    lines.add("");
    for (Item item : checkup.items()) {
      String head = ITEM.formatted(item.grade(), item.subject().name().toLowerCase(Locale.ROOT));
      lines.addAll(wrapped(head, item.finding()));
      if (!item.remedy().isEmpty()) {
        lines.addAll(wrapped(ITEM.formatted("", "") + "do: ", item.remedy()));
      }
    }
    lines.add("");
    lines.add(SETTING.formatted("configuration of this tool", "origin", "value"));
    for (EffectiveSetting setting : configuration) {
      lines.addAll(
          wrapped(
              SETTING.formatted(setting.name(), setting.origin().words(), ""),
              setting.value().isEmpty() ? "(none)" : setting.value()));
    }
    return lines;
  }

  private static List<String> wrapped(String head, String text) {
    List<String> lines = new ArrayList<>();
    String margin = " ".repeat(head.length());
    int room = COLUMNS - head.length();
    String rest = PrintableText.shorten(text, MOST);
    String lead = head;
    while (rest.length() > room) {
      int blank = rest.lastIndexOf(' ', room);
      int end = blank > 0 ? blank : room;
      lines.add(lead + rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
      lead = margin;
    }
    lines.add(lead + rest);
    return lines;
  }
}
