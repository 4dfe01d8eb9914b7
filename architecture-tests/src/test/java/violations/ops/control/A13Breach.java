package violations.ops.control;

/** Breaks the rule in its name. */
final class A13Breach {
  void say() {
    System.out.println();
  }
}
