package io.quantum.pipeline.bootstrap;

import java.util.OptionalInt;

/**
 * The few options of the service.
 *
 * @param embedded true to start a private Redis first
 * @param embeddedPort its port, if one was asked for
 * @param checkConfig true to print the effective configuration and end
 * @param help true to print the help and end
 */
record ServiceOptions(
    boolean embedded, OptionalInt embeddedPort, boolean checkConfig, boolean help) {

  static final String HELP =
      """
      quantum-execution: turns trade intents into orders, each exactly once.

      Examples
        java -jar quantum-execution.jar                  run against REDIS_URL
        java -jar quantum-execution.jar --embedded       run with a private Redis, to try it out
        java -jar quantum-execution.jar --check-config   print the configuration in force, and end

      Options
        --embedded       start a private, real Redis on loopback first (data in QUANTUM_HOME)
        --port N         its port; a free one if not given
        --check-config   print the effective configuration without secrets, and end
        -h, --help       this text

      Configuration comes from the environment: see docs/configuration.md.
      Exit codes: 0 stopped, 64 configuration, 69 Redis unusable, 70 internal.
      """;

  static ServiceOptions of(String... args) {
    boolean embedded = false;
    boolean checkConfig = false;
    boolean help = false;
    OptionalInt port = OptionalInt.empty();
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--embedded" -> embedded = true;
        case "--check-config" -> checkConfig = true;
        case "-h", "--help" -> help = true;
        case "--port" -> port = OptionalInt.of(port(i + 1 < args.length ? args[++i] : ""));
        default ->
            throw new StartRefused(
                ExitCode.CONFIGURATION,
                "unknown option '"
                    + args[i]
                    + "': there are --embedded, --port N, --check-config and --help");
      }
    }
    if (port.isPresent() && !embedded) {
      throw new StartRefused(ExitCode.CONFIGURATION, "--port goes with --embedded");
    }
    return new ServiceOptions(embedded, port, checkConfig, help);
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, like a number that is no port.
    }
    throw new StartRefused(ExitCode.CONFIGURATION, "--port takes a number from 1 to 65535");
  }
}
