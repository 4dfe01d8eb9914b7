package io.quantum.pipeline.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The packages that rules speak of, below one base: the real one, or the planted one. */
record Packages(String base) {

  static final Packages REAL = new Packages("io.quantum.pipeline");
  static final Packages PLANTED = new Packages("violations");

  String all() {
    return base + "..";
  }

  String domain() {
    return base + ".domain..";
  }

  String application() {
    return base + ".application..";
  }

  String port() {
    return base + ".application..port..";
  }

  String portOut() {
    return base + ".application..port.out..";
  }

  /** Where ports out become ports in: the roots of the application's rooms. */
  String[] services() {
    return inApplication(
        "control", "deadletter", "doctor", "execution", "history", "monitor", "proof", "publish");
  }

  String adapters() {
    return base + ".adapter..";
  }

  String redis() {
    return base + ".adapter.redis..";
  }

  String systemd() {
    return base + ".adapter.systemd..";
  }

  String bootstrap() {
    return base + ".bootstrap..";
  }

  String ops() {
    return base + ".ops..";
  }

  /** The root only, where the process begins. */
  String opsRoot() {
    return base + ".ops";
  }

  /** The rooms of the tools: what a command is, and how its answer looks. */
  String[] commands() {
    return inOps(
        "cli", "control", "deadletter", "doctor", "history", "monitor", "proof", "publish");
  }

  /** The one place of the tools where JSON is written and read. */
  String json() {
    return base + ".ops.json";
  }

  private String[] inApplication(String... rooms) {
    return Stream.of(rooms).map(room -> base + ".application." + room).toArray(String[]::new);
  }

  private String[] inOps(String... rooms) {
    return Stream.of(rooms).map(room -> base + ".ops." + room).toArray(String[]::new);
  }

  /** Every name above, so that a test can show that none is misspelt. */
  List<String> named() {
    return Stream.of(
            Stream.of(all(), domain(), application(), port(), portOut(), adapters(), redis()),
            Stream.of(systemd(), bootstrap(), ops(), opsRoot()),
            Stream.of(services()),
            Stream.of(commands()),
            Stream.of(json()))
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  /** The classes below the base; of the real tree only what ships. */
  JavaClasses classes() {
    ImportOption shipped = equals(REAL) ? new ImportOption.DoNotIncludeTests() : location -> true;
    return new ClassFileImporter()
        .withImportOption(shipped)
        .withImportOption(Packages::isNoTestJar)
        .importPackages(base);
  }

  private static boolean isNoTestJar(Location location) {
    return !location.contains("-tests.jar");
  }
}
