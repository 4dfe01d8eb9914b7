package violations.cycle.two;

/** Breaks the rule in its name. */
public final class Back {
  violations.cycle.one.A23Breach there() {
    return new violations.cycle.one.A23Breach();
  }
}
