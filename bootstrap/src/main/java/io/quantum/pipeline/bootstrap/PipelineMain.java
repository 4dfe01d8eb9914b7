package io.quantum.pipeline.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.Stage;
import io.quantum.pipeline.adapter.paper.PaperModule;
import io.quantum.pipeline.adapter.redis.RedisModule;
import io.quantum.pipeline.adapter.systemd.SystemdNotifyModule;
import io.quantum.pipeline.application.config.ConfigRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The execution service: {@code java -jar quantum-execution.jar [--embedded] [--check-config]}.
 *
 * <p>The environment is read here and nowhere else; the modules are chosen before the injector
 * exists. <b>Source</b>: docs/reference/service.md#start.
 */
public final class PipelineMain {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(12);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private PipelineMain() {}

  /** Runs until SIGTERM; ends with one of the four exit codes. */
  public static void main(String[] args) {
    // Before Guice loads: its other way of making classes warns on newer JDKs, in the log's midst.
    System.setProperty("guice_custom_class_loading", "CHILD");
    StopSignal closed = new StopSignal();
    ExitCode code = end(args, closed);
    closed.set();
    System.exit(code.code());
  }

  private static ExitCode end(String[] args, StopSignal closed) {
    Terminal terminal = new Terminal();
    LogSetup.untilConfigured();
    try {
      run(ServiceOptions.of(args), terminal, closed);
      return ExitCode.STOPPED;
    } catch (ConfigRefused refused) {
      terminal.complain("The configuration is refused:\n" + refused.getMessage());
      return ExitCode.CONFIGURATION;
    } catch (StartRefused refused) {
      terminal.complain(refused.getMessage());
      return refused.code();
    } catch (RuntimeException | Error defect) {
      logger().error("DEFECT: the service ends", defect);
      terminal.complain("internal fault: " + defect);
      return ExitCode.INTERNAL;
    }
  }

  private static void run(ServiceOptions options, Terminal terminal, StopSignal closed) {
    if (options.help()) {
      terminal.say(ServiceOptions.HELP);
      return;
    }
    PipelineConfig config =
        PipelineConfig.from(System.getenv(), Path.of(System.getProperty("user.home")));
    if (options.checkConfig()) {
      config.described().forEach(terminal::say);
      return;
    }
    LogSetup.apply(config.service().log());
    if (!options.embedded()) {
      serve(config, closed);
      return;
    }
    try (EmbeddedRedis redis =
        EmbeddedRedis.start(config.service().home(), options.embeddedPort())) {
      logger().info("EMBEDDED REDIS: url={} pid={}", redis.url(), redis.pid());
      serve(config.at(redis.url()), closed);
    }
  }

  private static void serve(PipelineConfig config, StopSignal closed) {
    if (config.execution().shortened()) {
      logger()
          .warn(
              "SHORTENED: window, lease or fence are not the real ones;"
                  + " this is for tests on the paper venue only");
    }
    if (config.paper().misbehaves()) {
      logger().warn("PAPER_FAULTS: the venue misbehaves on purpose; this is for tests and drills");
    }
    try (RedisModule redis = new RedisModule(config.redis(), System::nanoTime)) {
      Injector injector = Guice.createInjector(Stage.PRODUCTION, modules(redis, config));
      PipelineLifecycle lifecycle = injector.getInstance(PipelineLifecycle.class);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(lifecycle, closed), "stop"));
      lifecycle.run();
    }
  }

  static List<Module> modules(RedisModule redis, PipelineConfig config) {
    return List.of(
        new StrictModule(),
        redis,
        new PaperModule(config.paper()),
        new SystemdNotifyModule(config.systemd()),
        new ApplicationModule(config.execution()),
        new RuntimeModule(config));
  }

  // A JVM that is ended by SIGTERM returns 143; halting at the end of the hook makes it 0. When the
  // service ends by itself its own exit code stands, so the hook only acts while it still runs.
  private static void stop(PipelineLifecycle lifecycle, StopSignal closed) {
    if (lifecycle.isRunning()) {
      lifecycle.stop(STOP_LIMIT);
      closed.awaits(CLOSE_LIMIT);
      Runtime.getRuntime().halt(ExitCode.STOPPED.code());
    }
  }

  private static Logger logger() {
    return LoggerFactory.getLogger(PipelineMain.class);
  }
}
