package io.quantum.pipeline.application.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration that nothing may start with.
 *
 * <p><b>Shape</b>: the message has one line per problem. <b>Threads</b>: immutable.
 */
public final class ConfigRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  /** A refusal with all its reasons, at least one. */
  public ConfigRefused(List<ConfigProblem> problems) {
    super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Everything that is wrong. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
