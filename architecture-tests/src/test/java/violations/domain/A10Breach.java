package violations.domain;

/** Breaks the rule in its name. */
public final class A10Breach {
  public java.util.Map<String, String> shapeless() {
    return java.util.Map.of();
  }
}
