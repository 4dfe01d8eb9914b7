package violations.cycle.one;

/** Breaks the rule in its name. */
public final class A23Breach {
  final violations.cycle.two.Back back = new violations.cycle.two.Back();
}
