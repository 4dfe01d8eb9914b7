package io.quantum.pipeline.ops.cli;

import io.quantum.pipeline.domain.operator.Lasting;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how long something lasts. */
public final class LastingOption implements ITypeConverter<Lasting> {
  private final TimeSpan span = new TimeSpan();

  @Override
  public Lasting convert(String text) {
    try {
      return new Lasting(span.convert(text));
    } catch (IllegalArgumentException outside) {
      throw new TypeConversionException("'" + text + "': " + outside.getMessage());
    }
  }
}
