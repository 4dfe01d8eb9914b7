package io.quantum.pipeline.application.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.fake.InMemoryJournalAccess;
import io.quantum.pipeline.application.fake.InMemoryManagerEnvironment;
import io.quantum.pipeline.application.fake.InMemoryUnitInspector;
import io.quantum.pipeline.domain.checkup.Checkup.Grade;
import io.quantum.pipeline.domain.checkup.Checkup.Item;
import io.quantum.pipeline.domain.host.JournalReading;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import io.quantum.pipeline.domain.host.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What doctor says of a variable that somebody left with the service manager. */
final class HostCheckupTest {
  private static final UnitName UNIT = new UnitName("quantum-execution");

  @Test
  void saysThatUnitsInheritALeftover() {
    assertThat(examined(List.of()))
        .anySatisfy(
            item -> {
              assertThat(item.grade()).isEqualTo(Grade.WARN);
              assertThat(item.finding())
                  .isEqualTo(
                      "PIPELINE_DIAG=true is left in the manager's environment: every unit that"
                          + " starts inherits it");
              assertThat(item.remedy()).isEqualTo("systemctl unset-environment PIPELINE_DIAG");
            });
  }

  @Test
  void saysThatTheFileOfAUnitWins() {
    assertThat(examined(List.of(new ManagerVariable("PIPELINE_DIAG", "false"))))
        .anySatisfy(
            item ->
                assertThat(item.finding())
                    .endsWith("a file of quantum-execution says false, and the file wins"));
  }

  @Test
  void doesNotSayWhichWinsWhereAFileCannotBeRead() {
    assertThat(examined(new ManagerReading.Unknown("execution.env cannot be read")))
        .anySatisfy(
            item ->
                assertThat(item.finding())
                    .endsWith(
                        "whether a file of quantum-execution wins is not known: execution.env"
                            + " cannot be read"));
  }

  private static List<Item> examined(List<ManagerVariable> files) {
    return examined(new ManagerReading.Known(files));
  }

  private static List<Item> examined(ManagerReading files) {
    List<Item> items = new ArrayList<>();
    new HostCheckup(
            new InMemoryUnitInspector(Map.of()),
            new InMemoryManagerEnvironment(
                new ManagerReading.Known(List.of(new ManagerVariable("PIPELINE_DIAG", "true"))),
                files),
            new InMemoryJournalAccess(new JournalReading.Readable()))
        .examine(List.of(UNIT), items);
    return items;
  }
}
