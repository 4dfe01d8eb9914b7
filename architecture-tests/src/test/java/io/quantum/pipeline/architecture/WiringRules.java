package io.quantum.pipeline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;

/** How things are put together: A14 to A16, A26. */
final class WiringRules {
  private WiringRules() {}

  static Map<String, ArchRule> of(Packages p) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "A14",
        noMembers()
            .that(
                DescribedPredicate.<JavaMember>describe(
                    "are no constructors", member -> !(member instanceof JavaConstructor)))
            .should()
            .beAnnotatedWith("jakarta.inject.Inject"));
    rules.put(
        "A15",
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Main")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.google.inject.Injector"));
    rules.put(
        "A16",
        classes()
            .that()
            .resideInAPackage(p.adapters())
            .and()
            .areTopLevelClasses()
            .and()
            .haveSimpleNameNotEndingWith("Module")
            .and()
            .haveSimpleNameNotEndingWith("Config")
            .and()
            // ADR 6: the client for producers is public.
            .doNotHaveSimpleName("TradeIntentClient")
            .and()
            .doNotHaveSimpleName("package-info")
            .should(beHiddenAndFinal()));
    rules.put(
        "A26",
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Module")
            .and()
            .haveSimpleNameNotEndingWith("Main")
            .and()
            .resideOutsideOfPackage(p.bootstrap())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.inject.."));
    return rules;
  }

  private static ArchCondition<JavaClass> beHiddenAndFinal() {
    return new ArchCondition<>("be package-private and final") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        boolean hidden = !javaClass.getModifiers().contains(JavaModifier.PUBLIC);
        boolean isFinal = javaClass.getModifiers().contains(JavaModifier.FINAL);
        if (!hidden || !isFinal) {
          events.add(
              SimpleConditionEvent.violated(
                  javaClass, javaClass.getName() + " is public or not final"));
        }
      }
    };
  }
}
