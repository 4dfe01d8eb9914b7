package violations.adapter.paper;

/** Breaks the rule in its name. */
final class A5Breach {
  final violations.adapter.systemd.A5Neighbour neighbour =
      new violations.adapter.systemd.A5Neighbour();
}
