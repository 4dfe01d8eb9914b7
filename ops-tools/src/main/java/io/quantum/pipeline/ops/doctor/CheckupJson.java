package io.quantum.pipeline.ops.doctor;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.checkup.Checkup;
import io.quantum.pipeline.domain.checkup.Checkup.Item;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import io.quantum.pipeline.ops.json.Json;
import java.util.List;
import java.util.Locale;

/** A check-up for machines; codes in lower case. */
final class CheckupJson {
  private CheckupJson() {}

  /** One object: {@code items[]{subject, grade, finding, remedy}, configuration[]}. */
  public static String of(
      PipelineNames names, Checkup checkup, List<EffectiveSetting> configuration) {
    return Json.of(names)
        .put("items", checkup.items(), CheckupJson::item)
        .put("configuration", configuration, CheckupJson::setting)
        .toString();
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
}
