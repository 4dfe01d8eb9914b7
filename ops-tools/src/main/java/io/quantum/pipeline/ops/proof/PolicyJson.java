package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.verdict.FieldPattern;
import io.quantum.pipeline.domain.verdict.Grade;
import io.quantum.pipeline.domain.verdict.ProofPolicy;
import io.quantum.pipeline.domain.verdict.ProofRule;
import io.quantum.pipeline.domain.verdict.RuleKind;
import io.quantum.pipeline.ops.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Policies of a comparison as files: {@code {"schema": "quantum.ops.policy/1", "sections": […],
 * "rules": [{"field", "rule", "else", …}, …]}}; comments are allowed.
 *
 * <p><b>Errors</b>: {@link IllegalArgumentException} that says what is wrong, and in which rule.
 * <b>Threads</b>: stateless. <b>Source</b>: docs/reference/proof-packs.md#policy.
 */
public final class PolicyJson {
  private static final String SCHEMA = "quantum.ops.policy/1";
  private static final String STANDARD = "/io/quantum/pipeline/ops/policy/default.json";
  private static final Set<String> PARTS = Set.of("schema", "sections", "rules");
  private static final Set<String> NAMES =
      Set.of(
          "field",
          "rule",
          "else",
          "percent",
          "values",
          "tolerated",
          "rate",
          "state",
          "anew",
          "because");

  private PolicyJson() {}

  /** The policy in the jar. */
  public static ProofPolicy standard() {
    try (InputStream file = PolicyJson.class.getResourceAsStream(STANDARD)) {
      return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Reads a policy. */
  public static ProofPolicy read(String text) {
    Json policy = Json.parseCommented(text);
    for (String name : policy.names()) {
      if (!PARTS.contains(name)) {
        throw new IllegalArgumentException("a policy has no part '" + name + "'");
      }
    }
    List<ProofRule> rules = policy.names().contains("rules") ? rules(policy) : List.of();
    if (!policy.maybe("schema").equals(Optional.of(SCHEMA))) {
      throw new IllegalArgumentException("its schema must be " + SCHEMA);
    }
    return new ProofPolicy(
        policy.names().contains("sections") ? parts(policy.texts("sections")) : neededParts(),
        rules);
  }

  private static Set<ProofPart> parts(List<String> names) {
    return names.stream().map(PolicyJson::part).collect(Collectors.toSet());
  }

  // A policy that does not say which sections it needs does not do without any.
  private static Set<ProofPart> neededParts() {
    return Arrays.stream(ProofPart.values())
        .filter(part -> part.need() == ProofPart.Need.REQUIRED)
        .collect(Collectors.toSet());
  }

  private static List<ProofRule> rules(Json policy) {
    List<ProofRule> rules = new ArrayList<>();
    for (Json written : policy.objects("rules")) {
      Map<String, List<String>> parts = new LinkedHashMap<>();
      for (String name : written.names()) {
        if (!NAMES.contains(name)) {
          throw new IllegalArgumentException(
              "rule %d: no part of a rule is called '%s'".formatted(rules.size() + 1, name));
        }
        parts.put(name, written.texts(name));
      }
      try {
        rules.add(rule(parts));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "rule %d: %s".formatted(rules.size() + 1, wrong.getMessage()), wrong);
      }
    }
    return rules;
  }

  private static ProofRule rule(Map<String, List<String>> parts) {
    RuleKind kind = kind(one(parts, "rule").orElseThrow(() -> lacks("rule")));
    FieldPattern fields =
        FieldPattern.of(one(parts, "field").orElseThrow(() -> lacks("field"))).requireKnown();
    ProofRule rule =
        new ProofRule(
            fields,
            kind,
            grade(kind, one(parts, "else")),
            new ProofRule.Terms(
                one(parts, "percent").map(PolicyJson::number),
                parts.getOrDefault("values", List.of()),
                one(parts, "tolerated"),
                one(parts, "rate").map(PolicyJson::field),
                one(parts, "state").map(PolicyJson::field),
                one(parts, "anew"),
                one(parts, "because")));
    rule.terms()
        .anew()
        .ifPresent(name -> new FieldPattern(fields.part(), fields.subject(), name).requireKnown());
    return rule;
  }

  private static RuleKind kind(String name) {
    return RuleKind.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no rule; there are %s"
                        .formatted(
                            name,
                            Arrays.stream(RuleKind.values())
                                .map(RuleKind::wireName)
                                .collect(Collectors.joining(", ")))));
  }

  // What cannot be broken needs no grade.
  private static Grade grade(RuleKind kind, Optional<String> name) {
    boolean harmless =
        kind == RuleKind.IGNORE || kind == RuleKind.REPORT || kind == RuleKind.EXPECTED;
    if (harmless && name.isEmpty()) {
      return Grade.PASS;
    }
    String text = name.orElseThrow(() -> lacks("else"));
    return Arrays.stream(Grade.values())
        .filter(grade -> grade.name().equals(text))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + text + "' is no grade such as WARN or FAIL"));
  }

  private static ProofPart part(String name) {
    return ProofPart.named(name)
        .orElseThrow(
            () -> new IllegalArgumentException("a proof pack has no section '" + name + "'"));
  }

  private static ProofField field(String text) {
    FieldPattern pattern = FieldPattern.of(text).requireKnown();
    return new ProofField(pattern.part(), pattern.subject(), pattern.name());
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("'" + text + "' is no percentage", none);
    }
  }

  private static Optional<String> one(Map<String, List<String>> parts, String name) {
    List<String> values = parts.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new IllegalArgumentException(name + " takes one value");
    }
    return values.stream().findFirst();
  }

  private static IllegalArgumentException lacks(String name) {
    return new IllegalArgumentException("it lacks '" + name + "'");
  }
}
