package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import io.quantum.pipeline.domain.host.UnitReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads {@code systemctl show --timestamp=unix}: blocks of {@code name=value} lines, one block for
 * each unit asked, in the order asked. Values may hold {@code =}; names may come in any order.
 */
final class ShowOutputParser {
  /** "Not accounted" as D-Bus and as text have it. */
  private static final List<String> UNSET = List.of("", "[not set]", "18446744073709551615");

  private ShowOutputParser() {}

  static List<UnitReading> parse(List<UnitName> units, String output) {
    List<Map<String, String>> blocks = blocks(output);
    List<UnitReading> readings = new ArrayList<>(units.size());
    for (int i = 0; i < units.size(); i++) {
      readings.add(
          i < blocks.size()
              ? reading(units.get(i), blocks.get(i))
              : new UnitReading.Unknown(units.get(i), "systemctl did not report the unit"));
    }
    return readings;
  }

  private static List<Map<String, String>> blocks(String output) {
    List<Map<String, String>> blocks = new ArrayList<>();
    Map<String, String> block = new HashMap<>();
    for (String line : output.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        block.put(line.substring(0, equals), line.substring(equals + 1));
      } else if (line.isBlank() && !block.isEmpty()) {
        blocks.add(block);
        block = new HashMap<>();
      }
    }
    if (!block.isEmpty()) {
      blocks.add(block);
    }
    return blocks;
  }

  private static UnitReading reading(UnitName name, Map<String, String> values) {
    String load = values.getOrDefault("LoadState", "");
    if (load.equals("not-found")) {
      return new UnitReading.NotInstalled(name);
    }
    String active = values.getOrDefault("ActiveState", "");
    if (load.isEmpty() || active.isEmpty()) {
      return new UnitReading.Unknown(name, "systemctl did not report its state");
    }
    return new UnitReading.Known(
        new UnitReport(
            name,
            active,
            values.getOrDefault("SubState", ""),
            process(values),
            number(values.get("NRestarts")),
            number(values.get("MemoryCurrent"))));
  }

  private static Optional<UnitReport.MainProcess> process(Map<String, String> values) {
    OptionalLong pid = number(values.get("MainPID"));
    return pid.isEmpty() || pid.getAsLong() == 0
        ? Optional.empty()
        : Optional.of(
            new UnitReport.MainProcess(
                pid.getAsLong(), instant(values.get("ActiveEnterTimestamp"))));
  }

  private static Optional<Instant> instant(String text) {
    if (text == null || !text.startsWith("@")) {
      return Optional.empty();
    }
    OptionalLong seconds = number(text.substring(1));
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds.getAsLong()));
  }

  private static OptionalLong number(String text) {
    if (text == null || UNSET.contains(text)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }
}
