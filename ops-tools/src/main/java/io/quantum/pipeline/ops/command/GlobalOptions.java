package io.quantum.pipeline.ops.command;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
public final class GlobalOptions {
  /** How results are written. */
  public enum Format {
    /** For people. */
    text,
    /** For machines. */
    json,
    /** For Prometheus. */
    prometheus,
    /** For machines, one object a line. */
    ndjson,
    /** For Nagios and its kin. */
    nagios
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description = "Redis to look at; default: REDIS_URL, else redis://localhost:6379.")
  private String redis;

  @Option(
      names = "--units",
      paramLabel = "A,B",
      description = "Units to ask for; default: quantum-execution,quantum-ai-engine.")
  private String units;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "text or json.")
  private Format format;

  @Option(names = "--json", description = "The same as -o json.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "This help.")
  private boolean help;

  /** What the options set, under the names of the environment. */
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    if (redis != null) {
      refusePassword(redis);
      settings.put("REDIS_URL", redis);
    }
    if (units != null) {
      settings.put("QUANTUM_UNITS", units);
    }
    return settings;
  }

  /** True if results are wanted as JSON. */
  boolean isJson() {
    return isJson(false);
  }

  /** The same, with what is wanted if the options say nothing. */
  boolean isJson(boolean otherwise) {
    return format(otherwise ? Format.json : Format.text, Format.text, Format.json) == Format.json;
  }

  /** The format that is wanted, if the command can write it. */
  Format format(Format otherwise, Format... possible) {
    Format wanted = json ? Format.json : format == null ? otherwise : format;
    if (!List.of(possible).contains(wanted)) {
      throw new ParameterException(
          commandLine(), "-o %s: this command writes %s".formatted(wanted, List.of(possible)));
    }
    return wanted;
  }

  // A command line can be read by every user of the host.
  private void refusePassword(String uri) {
    String user;
    try {
      user = URI.create(uri).getUserInfo();
    } catch (IllegalArgumentException malformed) {
      throw new ParameterException(commandLine(), "--redis takes a URI such as redis://host:6379");
    }
    if (user != null && user.contains(":")) {
      throw new ParameterException(
          commandLine(), "--redis may not hold a password: use REDIS_URL or REDIS_PASSWORD_FILE");
    }
  }

  private CommandLine commandLine() {
    return command.commandLine();
  }
}
