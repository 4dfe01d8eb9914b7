package violations.application;

/** Breaks the rule in its name. */
public final class A2Breach {
  final java.net.InetSocketAddress address = new java.net.InetSocketAddress(0);
}
