package io.quantum.pipeline.ops.archive;

import io.quantum.pipeline.application.monitor.port.out.SampleArchive;
import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.flow.Sample;
import io.quantum.pipeline.ops.monitor.SampleLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Samples as lines of {@code history.ndjson}, each added by one write, so that several writers do
 * not tear each other's lines.
 *
 * <p>A file that began more than 48 hours ago is set aside as {@code history.old.ndjson} and takes
 * the place of the one before: renaming loses no line of a writer that has the file open. So 48
 * hours are always there, and never more than twice as much. <b>Threads</b>: safe. <b>Source</b>:
 * docs/reference/numbers-and-states.md#memory.
 */
public final class FileSampleArchive implements SampleArchive {
  private static final Duration KEPT = Duration.ofHours(48);
  private static final String CURRENT = "history.ndjson";
  private static final String OLD = "history.old.ndjson";

  private final Path folder;

  /** In a folder, which is made when it is first needed. */
  public FileSampleArchive(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<String> keep(PipelineNames names, Sample sample) {
    Path file = folder.resolve(CURRENT);
    try {
      Files.createDirectories(folder);
      setAsideIfOld(file, sample.at());
      // A line that somebody left unfinished ends here, and costs itself only.
      String start = endsInTheMiddle(file) ? "\n" : "";
      ByteBuffer line = StandardCharsets.UTF_8.encode(start + SampleLine.of(names, sample) + "\n");
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        channel.write(line);
      }
      return Optional.empty();
    } catch (IOException unwritable) {
      return Optional.of(
          "the history cannot be kept in %s (%s)".formatted(file, reason(unwritable)));
    }
  }

  @Override
  public Recollection recall(PipelineNames names) {
    List<Sample> samples = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (String name : List.of(OLD, CURRENT)) {
      read(folder.resolve(name), names, samples, remarks);
    }
    samples.sort(Comparator.comparing(Sample::at));
    if (!samples.isEmpty()) {
      Instant oldest = samples.get(samples.size() - 1).at().minus(KEPT);
      samples.removeIf(sample -> sample.at().isBefore(oldest));
    }
    return new Recollection(samples, remarks);
  }

  private static void read(
      Path file, PipelineNames names, List<Sample> samples, List<String> remarks) {
    int unreadable = 0;
    try {
      // Not by readAllLines: a torn line may hold half a character.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        try {
          if (!line.isBlank()) {
            SampleLine.parse(line, names).ifPresent(samples::add);
          }
        } catch (IllegalArgumentException | java.time.DateTimeException torn) {
          unreadable++;
        }
      }
    } catch (NoSuchFileException none) {
      return;
    } catch (IOException refused) {
      remarks.add("the history in %s cannot be read (%s)".formatted(file, reason(refused)));
    }
    if (unreadable > 0) {
      remarks.add("%s holds %d lines that are no samples".formatted(file, unreadable));
    }
  }

  private void setAsideIfOld(Path file, Instant now) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    Optional<Instant> began;
    try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      began = Optional.ofNullable(lines.readLine()).flatMap(SampleLine::time);
    }
    if (began.isEmpty() || began.get().isBefore(now.minus(KEPT))) {
      Files.move(file, folder.resolve(OLD), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static boolean endsInTheMiddle(Path file) throws IOException {
    if (!Files.exists(file) || Files.size(file) == 0) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.read(last, channel.size() - 1);
      return last.get(0) != '\n';
    }
  }

  private static String reason(IOException problem) {
    return problem.getClass().getSimpleName();
  }
}
