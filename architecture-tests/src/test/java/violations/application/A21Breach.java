package violations.application;

/** Breaks the rule in its name. */
public final class A21Breach {
  final org.slf4j.Logger logger = org.slf4j.LoggerFactory.getLogger("x");
}
