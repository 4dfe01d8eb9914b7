package io.quantum.pipeline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which technology may be where: A8, A9, A11 to A13, A22, A24. */
final class TechnologyRules {
  private static final Set<String> OLD_TIME =
      Set.of(
          "java.util.Date",
          "java.util.Calendar",
          "java.util.GregorianCalendar",
          "java.text.SimpleDateFormat",
          "java.sql.Timestamp");

  private TechnologyRules() {}

  static Map<String, ArchRule> of(Packages p) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "A8",
        noClasses()
            .that()
            .resideOutsideOfPackage(p.redis())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.lettuce..", "io.netty..", "reactor..", "org.reactivestreams.."));
    rules.put(
        "A8b",
        noClasses()
            .that()
            // ADR 7: the health report is JSON too.
            .resideOutsideOfPackages(p.adapters(), p.bootstrap())
            .and()
            .resideOutsideOfPackage(p.json())
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.."));
    rules.put(
        "A9",
        noClasses()
            .that()
            .resideOutsideOfPackage(p.systemd())
            .and()
            .doNotHaveSimpleName("EmbeddedRedis")
            .and()
            // The JDK cannot switch a terminal to single keys; stty(1) can.
            .doNotHaveSimpleName("TerminalMode")
            .should()
            .dependOnClassesThat(named(Set.of("java.lang.Process", "java.lang.ProcessBuilder"))));
    rules.put(
        "A9b",
        noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Main")
            .and()
            .haveSimpleNameNotEndingWith("Lifecycle")
            .should()
            .dependOnClassesThat(named(Set.of("java.lang.Runtime"))));
    rules.put(
        "A11",
        noClasses()
            .that()
            .resideOutsideOfPackages(p.bootstrap(), p.opsRoot())
            .and()
            // A composition root of its own (ADR 6).
            .doNotHaveSimpleName("TradeIntentClient")
            .should()
            .accessTargetWhere(
                target(
                    "read a clock",
                    access ->
                        isMethod(access, "java.lang.System", "nanoTime", "currentTimeMillis")
                            || access.getName().equals("now")
                                && access.getOwner().getPackageName().equals("java.time")
                            || access.getOwner().getName().equals("java.time.Clock")
                                && access.getName().startsWith("system"))));
    rules.put(
        "A12",
        noClasses()
            .that()
            .resideOutsideOfPackages(p.bootstrap(), p.opsRoot())
            .should()
            .accessTargetWhere(
                target(
                    "read the environment",
                    access ->
                        isMethod(
                            access,
                            "java.lang.System",
                            "getenv",
                            "getProperty",
                            "getProperties"))));
    rules.put(
        "A13",
        noClasses()
            .that()
            .doNotHaveSimpleName("Terminal")
            .should()
            .accessTargetWhere(
                target(
                    "use a standard stream",
                    access ->
                        isMethod(access, "java.lang.System", "out", "err", "in")
                            || access.getOwner().getName().equals("java.io.FileDescriptor"))));
    rules.put("A22", noClasses().should().dependOnClassesThat(named(OLD_TIME)));
    rules.put(
        "A24",
        noClasses()
            .that()
            .resideInAnyPackage(p.domain(), p.application())
            .should()
            .accessTargetWhere(
                target(
                    "sleep, start a thread or use an executor",
                    access ->
                        isMethod(access, "java.lang.Thread", "sleep", "start", "<init>")
                            || access.getOwner().getName().startsWith("java.util.concurrent.Exec")
                            || access
                                .getOwner()
                                .getName()
                                .startsWith("java.util.concurrent.locks.LockSupport"))));
    return rules;
  }

  private static boolean isMethod(AccessTarget target, String owner, String... names) {
    return target.getOwner().getName().equals(owner) && Set.of(names).contains(target.getName());
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String what, java.util.function.Predicate<AccessTarget> matches) {
    return DescribedPredicate.describe(what, access -> matches.test(access.getTarget()));
  }

  private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> named(
      Set<String> names) {
    return DescribedPredicate.describe(
        "named one of " + names, javaClass -> names.contains(javaClass.getFullName()));
  }
}
