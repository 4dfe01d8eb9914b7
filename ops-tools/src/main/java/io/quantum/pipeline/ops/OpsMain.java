package io.quantum.pipeline.ops;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.quantum.pipeline.adapter.redis.RedisConfig;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.adapter.systemd.SystemdConfig;
import io.quantum.pipeline.adapter.systemd.SystemdModule;
import io.quantum.pipeline.application.config.ConfigRefused;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.stream.StreamName;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.RootCommand;
import io.quantum.pipeline.ops.console.Colouring;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.control.DiagCommand;
import io.quantum.pipeline.ops.control.LimitCommand;
import io.quantum.pipeline.ops.control.PendingCommand;
import io.quantum.pipeline.ops.control.PositionsCommand;
import io.quantum.pipeline.ops.control.ResolveCommand;
import io.quantum.pipeline.ops.control.TradingStateCommands;
import io.quantum.pipeline.ops.deadletter.DlqCommand;
import io.quantum.pipeline.ops.doctor.DoctorCommand;
import io.quantum.pipeline.ops.history.ProveCommand;
import io.quantum.pipeline.ops.history.TraceCommand;
import io.quantum.pipeline.ops.monitor.AdviseCommand;
import io.quantum.pipeline.ops.monitor.CheckCommand;
import io.quantum.pipeline.ops.monitor.MonitorCommand;
import io.quantum.pipeline.ops.proof.ProofCommand;
import io.quantum.pipeline.ops.publish.PublishCommand;
import io.quantum.pipeline.ops.publish.ValidateCommand;
import java.util.Map;
import picocli.CommandLine;

/**
 * The operator tools: {@code java -jar quantum-ops.jar COMMAND}.
 *
 * <p>The environment is read here and nowhere else. <b>Source</b>: docs/reference/tools.md.
 */
public final class OpsMain {
  static final int WIDTH = 100;

  private OpsMain() {}

  /** Runs one command; ends with a code of {@link ExitCode}. */
  public static void main(String[] args) {
    // Before Guice loads: its other way of making classes warns on newer JDKs.
    System.setProperty("guice_custom_class_loading", "CHILD");
    // From JDK 22 on there is a console even where nobody looks, unless this is set.
    System.setProperty("jdk.console", "java.base");
    Terminal terminal = Terminal.ofProcess(System::nanoTime);
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::restore, "restore-terminal"));
    System.exit(run(terminal, System.getenv(), args));
  }

  static int run(Terminal terminal, Map<String, String> environment, String... args) {
    CommandLine commands =
        tree(terminal, Display.of(environment), options -> open(environment, options))
            .setUsageHelpWidth(WIDTH)
            .setOut(terminal.outWriter())
            .setErr(terminal.errWriter())
            .setExecutionExceptionHandler((defect, command, parsed) -> told(terminal, defect));
    refuseAsUsage(commands);
    colour(commands, terminal.colour(Colouring.Mode.auto, environment));
    // The help is coloured too, so this has to be known before it is printed.
    commands.setExecutionStrategy(
        parsed -> {
          colour(commands, terminal.colour(mode(parsed), environment));
          return new CommandLine.RunLast().execute(parsed);
        });
    return answer(commands, args);
  }

  private static Colouring.Mode mode(CommandLine.ParseResult parsed) {
    CommandLine.ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.matchedOptionValue("--color", Colouring.Mode.auto);
  }

  private static void colour(CommandLine commands, Colouring colouring) {
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            colouring.isOn() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
  }

  /** All commands; nothing is opened before one of them runs. */
  static CommandLine tree(Terminal terminal, Display display, OpsPorts.Opener opener) {
    CommandLine root =
        new CommandLine(new RootCommand())
            .addSubcommand(new PublishCommand(terminal, opener))
            .addSubcommand(new ValidateCommand(terminal, opener))
            .addSubcommand(new ProveCommand(terminal, opener))
            .addSubcommand(new MonitorCommand(terminal, display, opener))
            .addSubcommand(ProofCommand.with(terminal, opener))
            .addSubcommand(new AdviseCommand(terminal, display, opener))
            .addSubcommand(new CheckCommand(terminal, opener))
            .addSubcommand(new ResolveCommand(terminal, opener))
            .addSubcommand(DlqCommand.with(terminal, opener))
            .addSubcommand(new PendingCommand(terminal, opener))
            .addSubcommand(new PositionsCommand(terminal, opener))
            .addSubcommand(new TraceCommand(terminal, opener))
            .addSubcommand(new DoctorCommand(terminal, opener))
            .addSubcommand(new LimitCommand(terminal, opener))
            .addSubcommand(new DiagCommand(terminal, opener));
    TradingStateCommands.all(terminal, opener).forEach(root::addSubcommand);
    return root;
  }

  // A monitoring system knows four codes: whatever keeps a check from its answer is unknown to it.
  private static int answer(CommandLine commands, String... args) {
    int code = commands.execute(args);
    boolean check = args.length > 0 && args[0].equals("check");
    boolean noAnswer = code == ExitCode.USAGE.code() || code == ExitCode.INTERNAL.code();
    return check && noAnswer ? ExitCode.UNKNOWN.code() : code;
  }

  private static void refuseAsUsage(CommandLine command) {
    command.getCommandSpec().version(RootCommand.VERSION);
    command.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.code());
    command.getSubcommands().values().forEach(OpsMain::refuseAsUsage);
  }

  private static int told(Terminal terminal, Exception defect) {
    if (defect instanceof ConfigRefused refused) {
      terminal.complain("The configuration is refused:\n" + refused.getMessage());
      return ExitCode.USAGE.code();
    }
    if (defect instanceof AdapterFailure unknown) {
      terminal.complain("unknown: " + unknown.getMessage());
      return ExitCode.UNKNOWN.code();
    }
    terminal.complain("internal fault: " + defect);
    return ExitCode.INTERNAL.code();
  }

  private static RedisConfig.View view(GlobalOptions options) {
    try {
      return new RedisConfig.View(
          options.stream().map(StreamName::new), options.group(), options.timeout());
    } catch (IllegalArgumentException wrong) {
      throw options.refused(wrong.getMessage());
    }
  }

  private static OpsPorts open(Map<String, String> environment, GlobalOptions options) {
    OpsConfig config = OpsConfig.from(environment, OpsConfig.flags(options));
    RedisModule redis = new RedisModule(config.redis().seenBy(view(options)), System::nanoTime);
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            redis,
            new SystemdModule(SystemdConfig.STANDARD),
            new OpsModule(config));
    return new OpsPorts(
        injector::getInstance,
        new OpsPorts.Setting(
            config.units(), config.limits().openings().limit(), config.ages(), config.effective()),
        redis::close);
  }
}
