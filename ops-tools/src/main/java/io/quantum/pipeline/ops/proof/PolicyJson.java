package io.quantum.pipeline.ops.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.quantum.pipeline.domain.proof.ProofField;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.verdict.FieldPattern;
import io.quantum.pipeline.domain.verdict.Grade;
import io.quantum.pipeline.domain.verdict.ProofPolicy;
import io.quantum.pipeline.domain.verdict.ProofRule;
import io.quantum.pipeline.domain.verdict.RuleKind;
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
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
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
    Optional<String> schema = Optional.empty();
    Optional<List<String>> sections = Optional.empty();
    List<ProofRule> rules = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      expect(json, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "schema" -> schema = Optional.of(json.getText());
          case "sections" -> sections = Optional.of(texts(json));
          case "rules" -> rules(json, rules);
          default -> throw new IllegalArgumentException("a policy has no part '" + name + "'");
        }
      }
      expect(json, json.currentToken(), JsonToken.END_OBJECT);
    } catch (IOException torn) {
      throw new IllegalArgumentException("it is no JSON: " + firstLine(torn), torn);
    }
    if (!schema.equals(Optional.of(SCHEMA))) {
      throw new IllegalArgumentException("its schema must be " + SCHEMA);
    }
    return new ProofPolicy(
        sections.map(PolicyJson::parts).orElseGet(PolicyJson::neededParts), rules);
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

  private static void rules(JsonParser json, List<ProofRule> rules) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, json.currentToken(), JsonToken.START_OBJECT);
      Map<String, List<String>> parts = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (!NAMES.contains(name)) {
          throw new IllegalArgumentException(
              "rule %d: no part of a rule is called '%s'".formatted(rules.size() + 1, name));
        }
        json.nextToken();
        parts.put(name, texts(json));
      }
      try {
        rules.add(rule(parts));
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "rule %d: %s".formatted(rules.size() + 1, wrong.getMessage()), wrong);
      }
    }
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

  private static List<String> texts(JsonParser json) throws IOException {
    if (json.currentToken().isScalarValue()) {
      return List.of(json.getText());
    }
    expect(json, json.currentToken(), JsonToken.START_ARRAY);
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null || !json.currentToken().isScalarValue()) {
        throw new IllegalArgumentException("a list of texts ends too soon or holds something else");
      }
      texts.add(json.getText());
    }
    return texts;
  }

  private static void expect(JsonParser json, JsonToken token, JsonToken wanted) {
    if (token != wanted) {
      throw new IllegalArgumentException(
          "line %d is not what belongs there".formatted(json.currentLocation().getLineNr()));
    }
  }

  private static IllegalArgumentException lacks(String name) {
    return new IllegalArgumentException("it lacks '" + name + "'");
  }

  private static String firstLine(IOException torn) {
    return torn.getMessage().lines().findFirst().orElse("torn");
  }
}
