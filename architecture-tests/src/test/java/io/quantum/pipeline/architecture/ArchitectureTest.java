package io.quantum.pipeline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule keeps silent on the real tree, and names the class that was planted to break it. */
final class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> keepsTheRule() {
    JavaClasses classes = Packages.REAL.classes();
    return rules(Packages.REAL).entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(classes)));
  }

  @TestFactory
  Stream<DynamicTest> findsThePlantedBreachOf() {
    JavaClasses classes = Packages.PLANTED.classes();
    return rules(Packages.PLANTED).entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () -> {
                      EvaluationResult result = rule.getValue().evaluate(classes);
                      assertThat(result.hasViolation()).as("the rule bites").isTrue();
                      assertThat(result.getFailureReport().getDetails().toString())
                          .contains(rule.getKey() + "Breach");
                    }));
  }

  @TestFactory
  Stream<DynamicTest> namesNoEmptyPackage() {
    JavaClasses classes = Packages.REAL.classes();
    return Packages.REAL.named().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        assertThat(classes)
                            .anyMatch(
                                javaClass ->
                                    com.tngtech.archunit.core.domain.PackageMatcher.of(name)
                                        .matches(javaClass.getPackageName()))));
  }

  private static Map<String, ArchRule> rules(Packages packages) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.putAll(DirectionRules.of(packages));
    rules.putAll(TechnologyRules.of(packages));
    rules.putAll(DomainRules.of(packages));
    rules.putAll(WiringRules.of(packages));
    rules.putAll(CodingRules.of());
    return rules;
  }
}
