package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JDK 17 has no switch over types: {@code fold} takes its place, once in each sealed type, and is
 * as complete as a switch would be.
 */
final class FoldTest {
  private static final List<JavaMethod> FOLDS =
      Packages.REAL.classes().stream()
          .flatMap(type -> type.getMethods().stream())
          .filter(method -> method.getName().equals("fold"))
          .toList();

  static List<JavaMethod> folds() {
    return FOLDS;
  }

  @ParameterizedTest
  @MethodSource("folds")
  void hasAFunctionForEachTypeThatIsPermitted(JavaMethod fold) {
    Class<?> type = fold.getOwner().reflect();

    assertThat(type.isSealed()).as(type + " is sealed").isTrue();
    assertThat(fold.getRawParameterTypes()).hasSameSizeAs(type.getPermittedSubclasses());
  }

  @Test
  void standsInTheSealedTypeAlone() {
    assertThat(FOLDS).hasSizeGreaterThan(40);
    assertThat(FOLDS).extracting(JavaMethod::getOwner).allMatch(JavaClass::isInterface);
  }
}
