package violations.domain;

/** Breaks the rule in its name. */
public final class A18Breach {
  final double price = 1.0;
}
