package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.domain.stream.EntryId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a letter. */
final class DeadLetterId implements ITypeConverter<EntryId> {
  @Override
  public EntryId convert(String text) {
    try {
      return EntryId.parse(text);
    } catch (IllegalArgumentException notAnId) {
      throw new TypeConversionException("'" + text + "' is no id such as 1768952590982-0");
    }
  }
}
