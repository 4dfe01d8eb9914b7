package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A28: the notes of a package say what it is for, where one comes in and what of ours it uses, and
 * they are true: {@code Door: {@link Type}. Uses: {@code domain}, {@code application.port}.} A
 * package that is named stands for those below it too.
 */
final class PackageNotesTest {
  private static final String BASE = Packages.REAL.base() + ".";
  private static final Pattern DOORS = Pattern.compile("Door: (.*?) Uses:");
  private static final Pattern LINK = Pattern.compile("\\{@link ([\\w.]+)}");
  private static final Pattern USES =
      Pattern.compile(
          "Uses: (nothing of ours|everything of ours|(?:\\{@code [\\w.]+}(?:, )?)+)\\.");
  private static final Pattern NAME = Pattern.compile("\\{@code ([\\w.]+)}");
  private static final JavaClasses CLASSES = Packages.REAL.classes();

  static Stream<Path> packages() {
    return RepositoryFiles.java("src/main/java").stream().map(Path::getParent).distinct();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void saysWhereOneComesIn(Path folder) {
    Set<String> doors =
        DOORS
            .matcher(notes(folder))
            .results()
            .flatMap(door -> LINK.matcher(door.group(1)).results())
            .map(link -> link.group(1))
            .collect(Collectors.toSet());

    assertThat(doors.isEmpty()).as("a door of " + folder).isEqualTo(hasNoTypes(folder));
    assertThat(doors)
        .allSatisfy(
            door -> assertThat(folder.resolve(door.replaceFirst(".*\\.", "") + ".java")).exists());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void saysWhatItUsesOfOurs(Path folder) {
    Optional<MatchResult> uses = USES.matcher(notes(folder)).results().findFirst();

    assertThat(uses).as("\"Uses:\" in the notes of " + folder).isPresent();
    if (!uses.get().group(1).equals("everything of ours")) {
      Set<String> named =
          NAME.matcher(uses.get().group(1))
              .results()
              .map(name -> name.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> used = used(packageOf(folder));
      assertThat(used)
          .as("used by " + folder + ", covered by its notes")
          .allMatch(name -> named.stream().anyMatch(wide -> covers(wide, name)));
      assertThat(named)
          .as("named by the notes of " + folder + ", used by it")
          .allMatch(wide -> used.stream().anyMatch(name -> covers(wide, name)));
    }
  }

  private static boolean covers(String wide, String name) {
    return name.equals(wide) || name.startsWith(wide + ".");
  }

  private static Set<String> used(String from) {
    return CLASSES.stream()
        .filter(type -> type.getPackageName().equals(BASE + from))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(Dependency::getTargetClass)
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(BASE) && !name.equals(BASE + from))
        .map(name -> name.substring(BASE.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String packageOf(Path folder) {
    return folder
        .toString()
        .replaceFirst(".*/src/main/java/", "")
        .replace('/', '.')
        .substring(BASE.length());
  }

  private static boolean hasNoTypes(Path folder) {
    return RepositoryFiles.java("src/main/java").stream()
        .filter(file -> file.getParent().equals(folder))
        .allMatch(file -> file.endsWith("package-info.java"));
  }

  private static String notes(Path folder) {
    Path notes = folder.resolve("package-info.java");
    assertThat(Files.exists(notes)).as(notes.toString()).isTrue();
    return RepositoryFiles.text(notes).replaceAll("[\\s*]+", " ");
  }
}
