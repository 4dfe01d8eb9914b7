package io.quantum.pipeline.ops.doctor;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.checkup.Checkup;
import io.quantum.pipeline.domain.checkup.Checkup.Item;
import io.quantum.pipeline.ops.console.EffectiveSetting;
import io.quantum.pipeline.ops.json.OpsJson;
import java.util.List;
import java.util.Locale;

/** A check-up for machines; codes in lower case. */
final class CheckupJson {
  private CheckupJson() {}

  /** One object: {@code items[]{subject, grade, finding, remedy}, configuration[]}. */
  public static String of(
      PipelineNames names, Checkup checkup, List<EffectiveSetting> configuration) {
    return OpsJson.object(
        out -> {
          OpsJson.names(out, names);
          out.writeArrayFieldStart("items");
          for (Item item : checkup.items()) {
            out.writeStartObject();
            out.writeStringField("subject", item.subject().name().toLowerCase(Locale.ROOT));
            out.writeStringField("grade", item.grade().name().toLowerCase(Locale.ROOT));
            out.writeStringField("finding", item.finding());
            out.writeStringField("remedy", item.remedy());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeArrayFieldStart("configuration");
          for (EffectiveSetting setting : configuration) {
            out.writeStartObject();
            out.writeStringField("name", setting.name());
            out.writeStringField("value", setting.value());
            out.writeStringField("origin", setting.origin().words());
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }
}
