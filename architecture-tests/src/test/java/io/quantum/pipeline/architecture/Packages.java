package io.quantum.pipeline.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;

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
    return base + ".application.port..";
  }

  String portOut() {
    return base + ".application.port.out..";
  }

  String service() {
    return base + ".application.service..";
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

  String command() {
    return base + ".ops.command..";
  }

  String render() {
    return base + ".ops.render..";
  }

  /** Every name above, so that a test can show that none is misspelt. */
  List<String> named() {
    return List.of(
        all(),
        domain(),
        application(),
        port(),
        portOut(),
        service(),
        adapters(),
        redis(),
        systemd(),
        bootstrap(),
        ops(),
        opsRoot(),
        command(),
        render());
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
