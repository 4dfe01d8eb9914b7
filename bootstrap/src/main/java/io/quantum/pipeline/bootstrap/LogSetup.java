package io.quantum.pipeline.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.LoggerFactory;

/**
 * Sets the log up from configuration: one event, one line, UTF-8, UTC.
 *
 * <p><b>Source</b>: docs/reference/logs.md#lines.
 */
final class LogSetup {
  // A stack trace, should there ever be one, is folded into its line.
  private static final String LINE =
      "%d{\"yyyy-MM-dd HH:mm:ss,SSS\", UTC} | %replace(%level){'^WARN$', 'WARNING'} | "
          + "%replace(%msg){'[\\r\\n]+', ' '}%s"
          + "%replace(%replace(%ex){'[\\r\\n\\t]+', ' | '}){'^(?=.)', ' | '}%nopex%n";

  private static final String TEXT = "the encoder of text lines";

  private LogSetup() {}

  /** Whether lines of text end in the name of their logger; those in JSON always have it. */
  static void nameLoggers(boolean wanted) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    if (context.getObject(TEXT) instanceof NamingEncoder text) {
      text.names(wanted);
    }
  }

  /** Before there is a configuration: libraries keep quiet, and nothing is lost on a defect. */
  static void untilConfigured() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
        .setLevel(Level.ERROR);
  }

  static void apply(ServiceConfig.Log config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    OutputStreamAppender<ILoggingEvent> appender = appender(config);
    appender.setContext(context);
    appender.setEncoder(encoder(config, context));
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    // Reconnects are told by our own loop, once per outage.
    context.getLogger("io.lettuce").setLevel(Level.ERROR);
    context.getLogger("io.netty").setLevel(Level.ERROR);
  }

  private static OutputStreamAppender<ILoggingEvent> appender(ServiceConfig.Log config) {
    if (config.file().isEmpty()) {
      return new ConsoleAppender<>();
    }
    FileAppender<ILoggingEvent> file = new FileAppender<>();
    file.setFile(config.file().get().toString());
    return file;
  }

  private static Encoder<ILoggingEvent> encoder(ServiceConfig.Log config, LoggerContext context) {
    if (config.json()) {
      JsonEncoder json = new JsonEncoder();
      json.setContext(context);
      // The text that was logged, not the template that it was made of.
      json.setWithFormattedMessage(true);
      json.setWithMessage(false);
      json.setWithArguments(false);
      json.start();
      return json;
    }
    NamingEncoder text =
        new NamingEncoder(context, LINE.replace("%s", ""), LINE.replace("%s", " logger=%logger"));
    text.names(config.diagnostics());
    text.start();
    context.putObject(TEXT, text);
    return text;
  }
}
