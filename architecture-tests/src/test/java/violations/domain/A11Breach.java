package violations.domain;

/** Breaks the rule in its name. */
public final class A11Breach {
  java.time.Instant now() {
    return java.time.Instant.now();
  }
}
