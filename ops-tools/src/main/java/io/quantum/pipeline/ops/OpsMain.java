package io.quantum.pipeline.ops;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.adapter.systemd.SystemdConfig;
import io.quantum.pipeline.adapter.systemd.SystemdModule;
import io.quantum.pipeline.application.config.ConfigRefused;
import io.quantum.pipeline.application.port.in.CheckHistory;
import io.quantum.pipeline.application.port.in.InspectUnits;
import io.quantum.pipeline.application.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.port.in.ReadPipeline;
import io.quantum.pipeline.application.port.in.RedriveDeadLetters;
import io.quantum.pipeline.application.port.in.SettleUnresolvedOrder;
import io.quantum.pipeline.application.port.in.ValidateTradeIntent;
import io.quantum.pipeline.application.port.in.WatchPipeline;
import io.quantum.pipeline.ops.command.AdviseCommand;
import io.quantum.pipeline.ops.command.CheckCommand;
import io.quantum.pipeline.ops.command.DlqCommand;
import io.quantum.pipeline.ops.command.GlobalOptions;
import io.quantum.pipeline.ops.command.MonitorCommand;
import io.quantum.pipeline.ops.command.OpsPorts;
import io.quantum.pipeline.ops.command.ProveCommand;
import io.quantum.pipeline.ops.command.PublishCommand;
import io.quantum.pipeline.ops.command.ResolveCommand;
import io.quantum.pipeline.ops.command.RootCommand;
import io.quantum.pipeline.ops.command.ValidateCommand;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import java.util.Map;
import picocli.CommandLine;

/**
 * The operator tools: {@code java -jar quantum-ops.jar COMMAND}.
 *
 * <p>The environment is read here and nowhere else. <b>Source</b>: spec part 3.
 */
public final class OpsMain {
  private static final int WIDTH = 100;

  private OpsMain() {}

  /** Runs one command; ends with a code of {@link ExitCode}. */
  public static void main(String[] args) {
    // Before Guice loads: its other way of making classes warns on newer JDKs.
    System.setProperty("guice_custom_class_loading", "CHILD");
    Terminal terminal = Terminal.ofProcess(System::nanoTime);
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::restore, "restore-terminal"));
    System.exit(run(terminal, System.getenv(), args));
  }

  static int run(Terminal terminal, Map<String, String> environment, String... args) {
    OpsPorts.Opener opener = options -> open(environment, options);
    CommandLine commands =
        new CommandLine(new RootCommand())
            .addSubcommand(new PublishCommand(terminal, opener))
            .addSubcommand(new ValidateCommand(terminal, opener))
            .addSubcommand(new ProveCommand(terminal, opener))
            .addSubcommand(new MonitorCommand(terminal, Display.of(environment), opener))
            .addSubcommand(new AdviseCommand(terminal, Display.of(environment), opener))
            .addSubcommand(new CheckCommand(terminal, opener))
            .addSubcommand(new ResolveCommand(terminal, opener))
            .addSubcommand(DlqCommand.with(terminal, opener))
            .setUsageHelpWidth(WIDTH)
            .setOut(terminal.outWriter())
            .setErr(terminal.errWriter())
            .setExecutionExceptionHandler((defect, command, parsed) -> told(terminal, defect));
    refuseAsUsage(commands);
    return answer(commands, args);
  }

  // A monitoring system knows four codes: whatever keeps a check from its answer is unknown to it.
  private static int answer(CommandLine commands, String... args) {
    int code = commands.execute(args);
    boolean check = args.length > 0 && args[0].equals("check");
    boolean noAnswer = code == ExitCode.USAGE.code() || code == ExitCode.INTERNAL.code();
    return check && noAnswer ? ExitCode.UNKNOWN.code() : code;
  }

  private static void refuseAsUsage(CommandLine command) {
    command.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.code());
    command.getSubcommands().values().forEach(OpsMain::refuseAsUsage);
  }

  private static int told(Terminal terminal, Exception defect) {
    if (defect instanceof ConfigRefused refused) {
      terminal.complain("The configuration is refused:\n" + refused.getMessage());
      return ExitCode.USAGE.code();
    }
    terminal.complain("internal fault: " + defect);
    return ExitCode.INTERNAL.code();
  }

  private static OpsPorts open(Map<String, String> environment, GlobalOptions options) {
    OpsConfig config = OpsConfig.from(environment, options.settings());
    RedisModule redis = new RedisModule(config.redis());
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            redis,
            new SystemdModule(SystemdConfig.STANDARD),
            new OpsModule(config));
    return new OpsPorts(
        injector.getInstance(PublishTradeIntent.class),
        injector.getInstance(ValidateTradeIntent.class),
        injector.getInstance(ReadPipeline.class),
        injector.getInstance(InspectUnits.class),
        injector.getInstance(RedriveDeadLetters.class),
        injector.getInstance(SettleUnresolvedOrder.class),
        injector.getInstance(CheckHistory.class),
        injector.getInstance(WatchPipeline.class),
        new OpsPorts.Setting(config.units(), config.limits().openings().limit(), config.ages()),
        redis::close);
  }
}
