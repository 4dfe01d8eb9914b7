package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quantum.pipeline.adapter.systemd.SystemdConfig;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.ConfigRefused;
import io.quantum.pipeline.application.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PipelineConfigTest {
  private static final Path HOME = Path.of("/home/trader");

  @Test
  void hasTheDefaultsOfTheSpecification() {
    PipelineConfig config = PipelineConfig.from(Map.of(), HOME);

    assertThat(config.execution().limits().openings().limit()).isEqualTo(5);
    assertThat(config.execution().limits().openings().window()).hasSeconds(60);
    assertThat(config.execution().limits().closes().limit()).isEqualTo(60);
    assertThat(config.execution().limits().symbolSpacing()).hasSeconds(30);
    assertThat(config.execution().ages().opening()).hasSeconds(600);
    assertThat(config.execution().ages().close()).hasSeconds(3600);
    assertThat(config.execution().terms().sideSunset()).hasToString("2026-02-20");
    assertThat(config.execution().batchSize()).isEqualTo(500);
    assertThat(config.service().port()).isEqualTo(8002);
    assertThat(config.service().bind()).isEqualTo("127.0.0.1");
    assertThat(config.service().home()).isEqualTo(HOME.resolve(".quantum"));
    assertThat(config.execution().shortened()).isFalse();
  }

  @Test
  void isDocumentedAsItIsDeclared() throws IOException {
    ConfigCheck check = new ConfigCheck(Map.of());
    PipelineConfig.read(check, HOME);
    check.value(SystemdConfig.UNITS);

    assertThat(Files.readString(Path.of("..", "docs", "configuration.md")).lines())
        .filteredOn(line -> line.startsWith("| `"))
        .containsExactlyInAnyOrderElementsOf(
            check.settings().stream().map(PipelineConfigTest::row).toList());
  }

  @Test
  void reportsEveryProblemAtOnce() {
    Map<String, String> environment =
        Map.of(
            "EXECUTION_RATE_LIMIT", "many",
            "XREADGROUP_COUNT", "0",
            "SIDE_SUNSET", "tomorrow",
            "QUANTUM_PREFXI", "x",
            "ORDER_GATEWAY", "moon");

    assertThatThrownBy(() -> PipelineConfig.from(environment, HOME))
        .isInstanceOfSatisfying(
            ConfigRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.key())
                    .containsExactlyInAnyOrderElementsOf(environment.keySet()));
  }

  @Test
  void neverShowsAPassword() {
    Map<String, String> environment = Map.of("REDIS_URL", "http://user:s3cret@host");

    assertThatThrownBy(() -> PipelineConfig.from(environment, HOME))
        .hasMessageNotContaining("s3cret");
    assertThat(
            PipelineConfig.from(Map.of("REDIS_URL", "redis://u:s3cret@host:6379"), HOME)
                .described()
                .toString())
        .doesNotContain("s3cret");
  }

  @Test
  void takesYesAndNoInManySpellings() {
    assertThat(diagnostics("YES")).isTrue();
    assertThat(diagnostics("on")).isTrue();
    assertThat(diagnostics("0")).isFalse();
    assertThat(diagnostics("False")).isFalse();
  }

  private static String row(Setting<?> setting) {
    String byDefault = setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "` ";
    return "| `%s` | %s| %s |".formatted(setting.name(), byDefault, setting.meaning());
  }

  private static boolean diagnostics(String text) {
    return PipelineConfig.from(Map.of("PIPELINE_DIAG", text), HOME).service().log().diagnostics();
  }
}
