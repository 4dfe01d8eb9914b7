package io.quantum.pipeline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What values and ports look like: A10, A17 to A19, A25. */
final class DomainRules {
  private static final Set<String> SHAPELESS =
      Set.of("java.util.Map", "java.util.Properties", "java.lang.Object");

  private DomainRules() {}

  static Map<String, ArchRule> of(Packages p) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "A10",
        methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(p.port(), p.domain())
            .should(takeAndReturnShapes()));
    rules.put(
        "A17",
        fields()
            .that()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .resideInAPackage(p.domain())
            .and()
            .areDeclaredInClassesThat()
            // A builder is filled step by step and thrown away.
            .haveSimpleNameNotEndingWith("Builder")
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("Findings")
            .should()
            .beFinal());
    rules.put(
        "A18",
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(p.domain(), p.application())
            .should()
            .haveRawType(
                DescribedPredicate.describe(
                    "floating point",
                    type ->
                        Set.of("float", "double", "java.lang.Float", "java.lang.Double")
                            .contains(type.getName()))));
    rules.put(
        "A19",
        classes()
            .that()
            .resideInAnyPackage(p.domain(), p.application())
            .and()
            .haveNameMatching(".*(Decision|Outcome|Verdict|Reading)")
            .should(beSealedInterfaces()));
    rules.put(
        "A25",
        methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(p.port())
            .should(declareNoCheckedException()));
    return rules;
  }

  private static ArchCondition<JavaMethod> takeAndReturnShapes() {
    return new ArchCondition<>("take and return no Map, Properties or Object") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean ofObject = method.getName().equals("equals") || method.isConstructor();
        boolean shapeless =
            Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                .anyMatch(DomainRules::isShapeless);
        if (!ofObject && shapeless && !isBridge(method)) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is shapeless"));
        }
      }
    };
  }

  // Type variables are allowed, or every fold would fail.
  private static boolean isShapeless(JavaType type) {
    return type instanceof JavaClass plain && SHAPELESS.contains(plain.getFullName())
        || type instanceof JavaParameterizedType generic
            && SHAPELESS.contains(generic.toErasure().getFullName());
  }

  private static boolean isBridge(JavaMethod method) {
    return method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
        || method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.BRIDGE);
  }

  private static ArchCondition<JavaClass> beSealedInterfaces() {
    return new ArchCondition<>("be sealed interfaces") {
      @Override
      public void check(JavaClass javaClass, ConditionEvents events) {
        Class<?> type = javaClass.reflect();
        if (!type.isInterface() || !type.isSealed()) {
          events.add(
              SimpleConditionEvent.violated(javaClass, javaClass.getName() + " is not sealed"));
        }
      }
    };
  }

  private static ArchCondition<JavaMethod> declareNoCheckedException() {
    return new ArchCondition<>("declare no checked exception") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean checked =
            method.getExceptionTypes().stream()
                .anyMatch(type -> !type.toErasure().isAssignableTo(RuntimeException.class));
        if (checked) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName() + " declares one"));
        }
      }
    };
  }
}
