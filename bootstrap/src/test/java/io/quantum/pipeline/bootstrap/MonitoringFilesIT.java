package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alert rules, dashboard and documentation name only what a running service exposes. */
@Tag(Chaos.SHORT)
final class MonitoringFilesIT {
  private static final Path OPERATIONS = Path.of("..", "docs", "operations");
  private static final Pattern RULE = Pattern.compile("(?m)^ +expr: (.+)$");
  private static final Pattern RULES = Pattern.compile("(?m)^ +- alert: ");

  /** What is left of a query without its strings, durations and label lists. */
  private static final Pattern NO_NAMES =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|on) \\([^)]*\\)");

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");
  private static final Pattern EXPOSED = Pattern.compile("(?m)^([a-z][a-z0-9_]*)[ {]");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:quantum|trade)_[a-z_]+)` \\|");

  /** Words of the query language, and {@code up}, which Prometheus itself adds. */
  private static final Set<String> LANGUAGE =
      Set.of(
          "up",
          "sum",
          "min",
          "max",
          "by",
          "on",
          "unless",
          "time",
          "rate",
          "increase",
          "histogram_quantile");

  @Test
  void everyQueryNamesMetricsThatAreExposedAndDocumented() throws IOException {
    List<String> queries = new ArrayList<>(alerts());
    queries.addAll(dashboard());
    assertThat(queries).hasSizeGreaterThan(25);
    Set<String> exposed = everythingExposed();

    assertThat(queries)
        .allSatisfy(
            query -> assertThat(names(query)).as(query).isNotEmpty().isSubsetOf(union(exposed)));
    assertThat(documented())
        .isEqualTo(
            exposed.stream()
                .filter(name -> name.startsWith("quantum_") || name.startsWith("trade_intent_"))
                .map(name -> name.replaceFirst("_seconds_(bucket|count|sum|max)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<String> alerts() throws IOException {
    String rules = Files.readString(OPERATIONS.resolve("quantum-alerts.yaml"));
    List<String> queries = RULE.matcher(rules).results().map(found -> found.group(1)).toList();
    assertThat(queries).hasSize((int) RULES.matcher(rules).results().count());
    return queries;
  }

  private static List<String> dashboard() throws IOException {
    JsonNode dashboard =
        new ObjectMapper().readTree(OPERATIONS.resolve("quantum-dashboard.json").toFile());
    return dashboard.findValues("expr").stream().map(JsonNode::asText).toList();
  }

  private static Set<String> documented() throws IOException {
    return ROW.matcher(Files.readString(OPERATIONS.resolve("monitoring.md")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(String query) {
    return NAME.matcher(NO_NAMES.matcher(query).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> union(Set<String> exposed) {
    Set<String> known = new TreeSet<>(exposed);
    known.addAll(LANGUAGE);
    return known;
  }

  // While something waits, and until the collector had to run: each look makes work for it.
  private static Set<String> everythingExposed() {
    try (Scenario scenario = Scenario.begin()) {
      ServiceProcess service = scenario.standbyBehindAnIdleReader();
      scenario.bus.add(Bus.payload("AAAUSDT", "CLOSE"));
      Set<String> exposed = new TreeSet<>();
      Scenario.patiently()
          .until(
              () -> {
                EXPOSED
                    .matcher(service.get("/metrics").body())
                    .results()
                    .forEach(found -> exposed.add(found.group(1)));
                return exposed.contains("jvm_gc_pause_seconds_sum")
                    && exposed.contains("quantum_group_lost_entries_total");
              });
      return exposed;
    }
  }
}
