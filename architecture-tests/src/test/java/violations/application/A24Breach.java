package violations.application;

/** Breaks the rule in its name. */
public final class A24Breach {
  void start() {
    new Thread(() -> {}).start();
  }
}
