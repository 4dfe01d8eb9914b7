package io.quantum.pipeline.ops.cli;

import io.quantum.pipeline.ops.console.Colouring;
import io.quantum.pipeline.ops.console.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
public final class GlobalOptions {
  /** Also an unescaped one, which makes the URL none: it is on the command line all the same. */
  private static final Pattern PASSWORD = Pattern.compile("^[^:]*://[^@]*:.*@", Pattern.DOTALL);

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
    nagios,
    /** For a ticket. */
    markdown
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--redis",
      paramLabel = "URI",
      description = "Redis to look at; default: REDIS_URL, else redis://localhost:6379.")
  private String redis;

  @Option(
      names = "--stream",
      paramLabel = "KEY",
      description = "The intent stream; default: <prefix>:stream:trade.intent.")
  private String stream;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The consumer group; default: <prefix>:group:execution:trade.intent.")
  private String group;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "How long Redis may take to answer, 1s to 10m; default: 10s.")
  private Duration timeout = Duration.ofSeconds(10);

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "auto (default), always or never; NO_COLOR is obeyed in auto.")
  private Colouring.Mode colour = Colouring.Mode.auto;

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

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "The version.")
  private boolean version;

  /** The intent stream, if another than the usual one is wanted. */
  public Optional<String> stream() {
    return Optional.ofNullable(stream);
  }

  /** The consumer group, likewise. */
  public Optional<String> group() {
    return Optional.ofNullable(group);
  }

  /** How long Redis may take to answer. */
  public Duration timeout() {
    return timeout;
  }

  /** When to use colours. */
  public Colouring.Mode colour() {
    return colour;
  }

  /** The fault of a value of these options. */
  public ParameterException refused(String why) {
    return new ParameterException(commandLine(), why);
  }

  /** Redis to look at, if it is given. */
  public Optional<String> redis() {
    Optional<String> given = Optional.ofNullable(redis);
    given.ifPresent(this::refusePassword);
    return given;
  }

  /** Units to ask for, if they are given. */
  public Optional<String> units() {
    return Optional.ofNullable(units);
  }

  /** True if results are wanted as JSON. */
  public boolean isJson() {
    return isJson(false);
  }

  /** The same, with what is wanted if the options say nothing. */
  public boolean isJson(boolean otherwise) {
    return format(otherwise ? Format.json : Format.text, Format.text, Format.json) == Format.json;
  }

  /** Writes an answer in the wanted form. */
  public void print(Terminal terminal, Report report) {
    printer(terminal).accept(report);
  }

  /** What writes answers in the wanted form; a form that there is not is refused now. */
  public Consumer<Report> printer(Terminal terminal) {
    return isJson()
        ? report -> terminal.say(report.json().get().toString())
        : report -> report.page().get().lines().forEach(terminal::say);
  }

  /** The format that is wanted, if the command can write it. */
  public Format format(Format otherwise, Format... possible) {
    Format wanted = json ? Format.json : format == null ? otherwise : format;
    if (!List.of(possible).contains(wanted)) {
      throw new ParameterException(
          commandLine(), "-o %s: this command writes %s".formatted(wanted, List.of(possible)));
    }
    return wanted;
  }

  // A command line can be read by every user of the host.
  private void refusePassword(String uri) {
    if (PASSWORD.matcher(uri).find()) {
      throw new ParameterException(
          commandLine(), "--redis may not hold a password: use REDIS_URL or REDIS_PASSWORD_FILE");
    }
  }

  private CommandLine commandLine() {
    return command.commandLine();
  }
}
