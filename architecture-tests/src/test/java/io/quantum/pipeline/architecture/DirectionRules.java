package io.quantum.pipeline.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may know whom: A1 to A7 and A23. */
final class DirectionRules {
  private DirectionRules() {}

  static Map<String, ArchRule> of(Packages p) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "A1",
        classes()
            .that()
            .resideInAPackage(p.domain())
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                p.domain(),
                "java.lang..",
                "java.math",
                "java.time..",
                "java.util",
                "java.util.function",
                "java.util.stream",
                "java.util.regex",
                // ADR 5: the identity is a SHA-256 of UTF-8 bytes.
                "java.security",
                "java.nio.charset",
                ""));
    rules.put(
        "A2",
        classes()
            .that()
            .resideInAPackage(p.application())
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                p.application(),
                p.domain(),
                "java.lang..",
                "java.math",
                "java.time..",
                "java.util..",
                "org.slf4j",
                ""));
    rules.put("A3", none(p.port(), p.services()));
    rules.put(
        "A4",
        noClasses()
            .that()
            .resideInAPackage(p.adapters())
            // ADR 6: the client for producers is a composition root of its own.
            .and()
            .doNotHaveSimpleName("TradeIntentClient")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(p.services()).or(resideInAnyPackage(p.bootstrap(), p.ops()))));
    rules.put("A5", slices().matching(p.base() + ".adapter.(*)..").should().notDependOnEachOther());
    rules.put(
        "A6",
        noClasses()
            .that()
            .resideOutsideOfPackage(p.bootstrap())
            .should()
            .dependOnClassesThat()
            .resideInAPackage(p.bootstrap()));
    rules.put(
        "A7",
        noClasses()
            .that()
            .resideInAnyPackage(p.commands())
            .should()
            .dependOnClassesThat(
                resideInAPackage(p.adapters()).or(resideInAnyPackage(p.services()))));
    rules.put("A23", slices().matching(p.base() + ".(**)").should().beFreeOfCycles());
    return rules;
  }

  private static ArchRule none(String from, String... to) {
    return noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(to);
  }
}
