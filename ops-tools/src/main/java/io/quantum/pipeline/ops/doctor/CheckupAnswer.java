package io.quantum.pipeline.ops.doctor;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.checkup.Checkup;
import io.quantum.pipeline.domain.checkup.Checkup.Item;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import java.util.List;
import java.util.Locale;

/** A check-up; for people long findings are wrapped, never cut. */
final class CheckupAnswer {
  private static final int MOST = 1_000;
  private static final String ITEM = "%-8s%-12s";
  private static final String SETTING = "%-32s %-12s %s";

  private CheckupAnswer() {}

  /** What was looked at, each item with what helps, and the configuration. */
  static Report of(PipelineNames names, Checkup checkup, List<EffectiveSetting> configuration) {
    return new Report(
        () -> json(names, checkup, configuration), () -> page(names, checkup, configuration));
  }

  // Codes in lower case.
  private static Json json(
      PipelineNames names, Checkup checkup, List<EffectiveSetting> configuration) {
    return Json.of(names)
        .put("items", checkup.items(), CheckupAnswer::item)
        .put("configuration", configuration, CheckupAnswer::setting);
  }

  private static Json item(Item item) {
    return new Json()
        .put("subject", item.subject().name().toLowerCase(Locale.ROOT))
        .put("grade", item.grade().name().toLowerCase(Locale.ROOT))
        .put("finding", item.finding())
        .put("remedy", item.remedy());
  }

  private static Json setting(EffectiveSetting setting) {
    return new Json()
        .put("name", setting.name())
        .put("value", setting.value())
        .put("origin", setting.origin().words());
  }

  private static Page page(
      PipelineNames names, Checkup checkup, List<EffectiveSetting> configuration) {
    Page page = Page.of(names);
    page.add("");
    for (Item item : checkup.items()) {
      String head = ITEM.formatted(item.grade(), item.subject().name().toLowerCase(Locale.ROOT));
      wrap(page, head, item.finding());
      if (!item.remedy().isEmpty()) {
        wrap(page, ITEM.formatted("", "") + "do: ", item.remedy());
      }
    }
    page.add("");
    page.add(SETTING.formatted("configuration of this tool", "origin", "value"));
    for (EffectiveSetting setting : configuration) {
      wrap(
          page,
          SETTING.formatted(setting.name(), setting.origin().words(), ""),
          setting.value().isEmpty() ? "(none)" : setting.value());
    }
    return page;
  }

  private static void wrap(Page page, String head, String text) {
    page.wrap(" ".repeat(head.length()), head + PrintableText.shorten(text, MOST), head.length());
  }
}
