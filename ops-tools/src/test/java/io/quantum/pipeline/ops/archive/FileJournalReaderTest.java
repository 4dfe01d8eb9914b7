package io.quantum.pipeline.ops.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.proof.port.out.JournalQuery;
import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.application.proof.port.out.JournalReaderContract;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogDigest;
import io.quantum.pipeline.domain.logs.LogLevel;
import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.logs.LogReading;
import io.quantum.pipeline.domain.logs.LogTemplates;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real file, and what only files can be. */
final class FileJournalReaderTest implements JournalReaderContract {
  @TempDir private Path folder;

  @Override
  public JournalReader recent() {
    return written(
        """
        2026-01-21 00:04:59,000 | INFO | too old
        2026-01-21 00:09:30,000 | WARNING | first
        2026-01-21 00:09:40,000 | INFO | second
        """);
  }

  @Override
  public JournalReader helpless() {
    return new FileJournalReader(folder.resolve("absent.log"));
  }

  @Test
  void readsForeignLinesAndGivesAStackTraceTheTimeOfItsCause() {
    List<LogLine> lines = new ArrayList<>();

    written(
            """
            	at io.quantum.Old.line(Old.java:7)
            2026-01-21T00:04:00Z ERROR old
            	at io.quantum.Old.line(Old.java:7)
            2026-01-21T02:09:30+02:00 ERROR broke
            	at io.quantum.New.line(New.java:9)
            """)
        .read(QUERY, lines::add);

    assertThat(lines)
        .extracting(LogLine::message)
        .containsExactly(
            "at io.quantum.Old.line(Old.java:7)", "broke", "at io.quantum.New.line(New.java:9)");
    assertThat(lines.get(2).at()).contains(NOW.minusSeconds(30));
  }

  @Test
  void countsEverythingWhereNothingHasATime() {
    LogTemplates templates = new LogTemplates();

    LogReading reading = written("WARN one 1\nWARN one 2\n").read(QUERY, templates::add);

    LogDigest digest = templates.digest(reading);
    assertThat(reading)
        .isEqualTo(new LogReading.Read(new LogCoverage(Optional.empty(), NOW, true)));
    assertThat(digest.at(LogLevel.WARNING).get(0).count()).isEqualTo(2);
    assertThat(digest.at(LogLevel.WARNING).get(0).rate()).isEmpty();
  }

  @Test
  void readsTheEndOfAGigabyteAndSaysWhatItCovers() throws IOException {
    Path file = folder.resolve("big.log");
    // A sparse gigabyte, and behind it 192 lines a second of the last ten minutes.
    String flood =
        IntStream.range(0, 600 * 192)
            .mapToObj(
                i ->
                    "2026-01-21 00:%02d:%02d,%03d | DEBUG | P0.D loop number %d of a line of usual"
                            .formatted(i / 192 / 60, i / 192 % 60, i % 192, i)
                        + " length, that is as long as lines mostly are, with words and such\n")
            .collect(Collectors.joining());
    try (RandomAccessFile big = new RandomAccessFile(file.toFile(), "rw")) {
      big.setLength(1L << 30);
      big.seek(1L << 30);
      big.write(flood.getBytes(StandardCharsets.UTF_8));
    }
    LogTemplates templates = new LogTemplates();

    LogReading reading = new FileJournalReader(file).read(QUERY, templates::add);

    LogDigest digest = templates.digest(reading);
    assertThat(reading.covered().orElseThrow().from()).contains(QUERY.since());
    assertThat(digest.templates()).hasSize(1);
    assertThat(digest.lines()).isEqualTo(300 * 192);
    assertThat(digest.templates().get(0).rate().orElseThrow().perSecond()).isEqualTo(192.0);

    LogReading hour =
        new FileJournalReader(file)
            .read(new JournalQuery(List.of(), NOW.minusSeconds(3_600), NOW), line -> {});
    assertThat(hour.covered().orElseThrow().whole()).isFalse();
    assertThat(hour.covered().orElseThrow().from().orElseThrow())
        .isBetween(NOW.minusSeconds(600), NOW.minusSeconds(400));
  }

  @Test
  void coversNoMoreThanAFileThatBeganLater() {
    LogReading rotated =
        written("2026-01-21 00:09:40,000 | INFO | one\n2026-01-21 00:09:59,000 | INFO | two\n")
            .read(QUERY, line -> {});

    assertThat(rotated)
        .isEqualTo(
            new LogReading.Read(new LogCoverage(Optional.of(NOW.minusSeconds(20)), NOW, false)));
  }

  @Test
  void doesNotBelieveTimesThatCannotBe() {
    assertThat(written("2026-01-20 19:09:40,000 | ERROR | in New York\n").read(QUERY, line -> {}))
        .isInstanceOfSatisfying(
            LogReading.Unknown.class,
            unknown -> assertThat(unknown.why()).contains("2026-01-20T19:09:40Z", "zone"));
    assertThat(written("2026-01-21 01:09:40,000 | ERROR | in Berlin\n").read(QUERY, line -> {}))
        .isInstanceOf(LogReading.Unknown.class);
  }

  @Test
  void dropsOldLinesOfAQuietFile() throws IOException {
    JournalReader quiet = written("2026-01-20 19:09:40,000 | ERROR | long ago\n");
    Files.setLastModifiedTime(
        folder.resolve("service.log"), FileTime.from(QUERY.since().minusSeconds(3_600)));
    List<LogLine> lines = new ArrayList<>();

    assertThat(quiet.read(QUERY, lines::add)).isInstanceOf(LogReading.Read.class);
    assertThat(lines).isEmpty();
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThat(new FileJournalReader(folder).read(QUERY, line -> {}))
        .isEqualTo(new LogReading.Unknown(folder + " cannot be read: it is no file"));
    assertThat(helpless().read(QUERY, line -> {}))
        .isEqualTo(
            new LogReading.Unknown(
                folder.resolve("absent.log") + " cannot be read: there is no such file"));
  }

  private JournalReader written(String text) {
    try {
      return new FileJournalReader(Files.writeString(folder.resolve("service.log"), text));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
