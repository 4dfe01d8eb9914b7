package violations.application.port;

/** Breaks the rule in its name. */
public interface A25Breach {
  void call() throws java.io.IOException;
}
