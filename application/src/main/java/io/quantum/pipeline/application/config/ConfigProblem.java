package io.quantum.pipeline.application.config;

/**
 * One thing wrong with the configuration.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param key the environment name
 * @param message what was given (never a secret) and what is allowed
 */
public record ConfigProblem(String key, String message) {

  @Override
  public String toString() {
    return key + ": " + message;
  }
}
