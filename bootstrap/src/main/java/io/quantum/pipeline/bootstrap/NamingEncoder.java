package io.quantum.pipeline.bootstrap;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/** Writes an event by one of two patterns, of which one names the logger; changed while it runs. */
final class NamingEncoder extends EncoderBase<ILoggingEvent> {
  private final PatternLayoutEncoder plain;
  private final PatternLayoutEncoder named;
  private volatile boolean names;

  NamingEncoder(LoggerContext context, String plain, String named) {
    setContext(context);
    this.plain = encoder(context, plain);
    this.named = encoder(context, named);
  }

  void names(boolean wanted) {
    names = wanted;
  }

  @Override
  public byte[] headerBytes() {
    return plain.headerBytes();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return (names ? named : plain).encode(event);
  }

  @Override
  public byte[] footerBytes() {
    return plain.footerBytes();
  }

  private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setCharset(StandardCharsets.UTF_8);
    text.setPattern(pattern);
    text.start();
    return text;
  }
}
