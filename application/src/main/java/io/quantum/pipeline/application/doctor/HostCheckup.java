package io.quantum.pipeline.application.doctor;

import io.quantum.pipeline.application.doctor.port.out.JournalAccess;
import io.quantum.pipeline.application.doctor.port.out.ManagerEnvironment;
import io.quantum.pipeline.application.doctor.port.out.UnitInspector;
import io.quantum.pipeline.domain.checkup.Checkup.Grade;
import io.quantum.pipeline.domain.checkup.Checkup.Item;
import io.quantum.pipeline.domain.checkup.Checkup.Subject;
import io.quantum.pipeline.domain.host.ManagerReading;
import io.quantum.pipeline.domain.host.ManagerVariable;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitReading;
import java.util.List;
import java.util.Optional;

/**
 * The host's part of a check-up: units, what they inherit, and the journal.
 *
 * <p><b>Threads</b>: safe if its ports are.
 */
public final class HostCheckup {
  private final UnitInspector units;
  private final ManagerEnvironment manager;
  private final JournalAccess journal;

  /** Made of what asks for units and their manager, and what tries the journal. */
  public HostCheckup(UnitInspector units, ManagerEnvironment manager, JournalAccess journal) {
    this.units = units;
    this.manager = manager;
    this.journal = journal;
  }

  void examine(List<UnitName> names, List<Item> items) {
    units.inspect(names).stream().map(HostCheckup::unit).forEach(items::add);
    // A manager that cannot be asked was named above, once for each unit.
    for (ManagerVariable leftover : variables(manager.read())) {
      items.add(
          new Item(
              Subject.UNIT,
              Grade.WARN,
              "%s=%s is left in the manager's environment: %s"
                  .formatted(leftover.name(), leftover.value(), winner(leftover, names)),
              "systemctl unset-environment " + leftover.name()));
    }
    items.add(
        journal
            .tryOut()
            .fold(
                readable -> new Item(Subject.JOURNAL, Grade.OK, "the journal can be read", ""),
                partial ->
                    new Item(
                        Subject.JOURNAL,
                        Grade.WARN,
                        "only this user's part of the journal can be read: " + partial.why(),
                        "add the user to the group systemd-journal"),
                unknown ->
                    new Item(
                        Subject.JOURNAL,
                        Grade.UNKNOWN,
                        "the journal cannot be read: " + unknown.why(),
                        "")));
  }

  private String winner(ManagerVariable leftover, List<UnitName> names) {
    List<String> apart = names.stream().flatMap(name -> ofFile(leftover, name).stream()).toList();
    if (apart.isEmpty()) {
      return "every unit that starts inherits it";
    }
    return String.join("; ", apart)
        + (apart.size() < names.size() ? "; every other unit that starts inherits it" : "");
  }

  // What can be said of a unit but that it inherits the variable.
  private Optional<String> ofFile(ManagerVariable leftover, UnitName unit) {
    return manager
        .ofFiles(unit)
        .fold(
            known ->
                known.variables().stream()
                    .filter(inFile -> inFile.name().equals(leftover.name()))
                    .map(
                        inFile ->
                            "a file of %s says %s, and the file wins"
                                .formatted(unit, inFile.value()))
                    .findFirst(),
            unknown ->
                Optional.of(
                    "whether a file of %s wins is not known: %s".formatted(unit, unknown.why())));
  }

  private static List<ManagerVariable> variables(ManagerReading reading) {
    return reading.fold(ManagerReading.Known::variables, unknown -> List.of());
  }

  private static Item unit(UnitReading reading) {
    return reading.fold(
        known ->
            new Item(
                Subject.UNIT,
                known.report().isActive() ? Grade.OK : Grade.FAIL,
                "%s is %s (%s)"
                    .formatted(
                        known.name(), known.report().activeState(), known.report().subState()),
                known.report().isActive() ? "" : "systemctl status " + known.name()),
        missing ->
            new Item(
                Subject.UNIT,
                Grade.WARN,
                missing.name() + " is not installed",
                "install it, or leave it out of --units"),
        unknown ->
            new Item(
                Subject.UNIT,
                Grade.UNKNOWN,
                unknown.name() + " cannot be asked for: " + unknown.why(),
                ""));
  }
}
