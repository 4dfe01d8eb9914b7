package io.quantum.pipeline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How code is written: A20, A21. */
final class CodingRules {
  private static final Set<String> FORMLESS =
      Set.of("java.lang.Exception", "java.lang.RuntimeException", "java.lang.Throwable");

  private CodingRules() {}

  static Map<String, ArchRule> of() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "A20",
        noClasses()
            .should()
            .callConstructorWhere(
                DescribedPredicate.describe(
                    "throw a formless exception",
                    call ->
                        FORMLESS.contains(call.getTargetOwner().getFullName())
                            // A subclass calls its parent's constructor.
                            && !call.getOriginOwner().isAssignableTo(Throwable.class))));
    rules.put(
        "A20b",
        noCodeUnits()
            .that(
                DescribedPredicate.describe(
                    "are written by hand",
                    unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should()
            .declareThrowableOfType(
                DescribedPredicate.<JavaClass>describe(
                    "formless", type -> FORMLESS.contains(type.getFullName()))));
    rules.put(
        "A21",
        fields()
            .that()
            .haveRawType("org.slf4j.Logger")
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .andShould()
            .haveName("LOG"));
    return rules;
  }
}
