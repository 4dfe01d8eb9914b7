package io.quantum.pipeline.adapter.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.proof.port.out.JournalReader;
import io.quantum.pipeline.application.proof.port.out.JournalReaderContract;
import io.quantum.pipeline.domain.logs.LogCoverage;
import io.quantum.pipeline.domain.logs.LogDigest;
import io.quantum.pipeline.domain.logs.LogLine;
import io.quantum.pipeline.domain.logs.LogReading;
import io.quantum.pipeline.domain.logs.LogTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract over real child processes that play back what journalctl 252 says. */
final class JournalctlReaderIT implements JournalReaderContract {
  private static final String ALLOWED = "case \"$*\" in *short*) exit 0;; esac\n";
  private static final String TWO =
      entry(20, 6, "second") + entry(30, 6, "2026-01-21 00:09:30,000 | WARNING | first");

  @TempDir private Path folder;

  @Override
  public JournalReader recent() {
    return scripted(ALLOWED + TWO + entry(301, 6, "too old"), 5_000);
  }

  @Override
  public JournalReader helpless() {
    return scripted("echo 'No journal files were found.' >&2\necho '-- No entries --'", 5_000);
  }

  @Test
  void asksForTheUnitsAndTheNewestLinesFirst() throws IOException {
    Path asked = folder.resolve("asked");
    scripted(ALLOWED + "printf '%s\\n' \"$@\" > " + asked, 5_000).read(QUERY, line -> {});

    assertThat(Files.readAllLines(asked))
        .contains(
            "json",
            "--all",
            "--no-pager",
            "--reverse",
            "--since=@" + QUERY.since().getEpochSecond(),
            "--unit=quantum-execution.service");
  }

  @Test
  void saysThatOthersLinesAreMissing() {
    JournalReader reader =
        scripted(
            "case \"$*\" in *short*) echo 'Hint: You are currently not seeing messages from other"
                + " users and the system.' >&2; exit 0;; esac\n"
                + TWO,
            5_000);
    List<LogLine> lines = new ArrayList<>();

    LogReading reading = reader.read(QUERY, lines::add);

    assertThat(reading)
        .isInstanceOfSatisfying(
            LogReading.Partial.class, partial -> assertThat(partial.why()).contains("not seeing"));
    assertThat(lines).hasSize(2);
  }

  @Test
  void takesWhatItGotFromAJournalThatFailsInTheMiddle() {
    JournalReader reader = scripted(ALLOWED + TWO + "echo 'Bad message' >&2; exit 1", 5_000);

    assertThat(reader.read(QUERY, line -> {}))
        .isInstanceOfSatisfying(
            LogReading.Partial.class,
            partial -> assertThat(partial.why()).isEqualTo("Bad message"));
    assertThat(scripted(ALLOWED + "exit 1", 5_000).read(QUERY, line -> {}))
        .isEqualTo(new LogReading.Unknown("journalctl failed without a word"));
  }

  @Test
  void coversTheNewerPartOfAJournalThatTakesTooLong() {
    JournalReader reader = scripted(ALLOWED + TWO + "exec sleep 60", 700);
    List<LogLine> lines = new ArrayList<>();

    LogReading reading = reader.read(QUERY, lines::add);

    assertThat(reading)
        .isEqualTo(
            new LogReading.Read(new LogCoverage(Optional.of(NOW.minusSeconds(30)), NOW, false)));
    assertThat(lines).hasSize(2);
  }

  @Test
  void doesNotTakeAJournalThatSaysNothingInTimeForAnEmptyOne() {
    assertThat(scripted(ALLOWED + "exec sleep 60", 700).read(QUERY, line -> {}))
        .isEqualTo(new LogReading.Unknown("journalctl gave no line within 700 ms"));
  }

  @Test
  void readsAHundredThousandLinesAndOneOfTenMegabytesInBoundedMemory() {
    LogTemplates templates = new LogTemplates();
    String line = entry(20, 7, "tick 1").replace("printf '%s\\n' ", "yes ").strip();

    LogReading reading =
        scripted(
                ALLOWED
                    + "printf '{\"MESSAGE\":\"'; head -c 10000000 /dev/zero | tr '\\0' a; echo '\"}'\n"
                    + line
                    + " | head -n 99999",
                30_000)
            .read(QUERY, templates::add);

    LogDigest digest = templates.digest(reading);
    assertThat(digest.lines()).isEqualTo(100_000);
    assertThat(digest.templates())
        .extracting(template -> template.text())
        .containsExactly("tick <n>", "(a journal entry that cannot be read)");
    assertThat(reading.covered().orElseThrow().whole()).isFalse();
  }

  @Test
  void tellsOfThisMachineWithoutThrowing() {
    SystemdConfig config = SystemdConfig.STANDARD;

    assertThat(new JournalctlReader(config, new JournalctlAccess(config)).read(QUERY, line -> {}))
        .isNotNull();
  }

  private JournalReader scripted(String body, long millis) {
    SystemdConfig config = new Programs(folder).config(body, Programs.NONE, millis);
    return new JournalctlReader(config, new JournalctlAccess(config));
  }

  private static String entry(long secondsAgo, int priority, String message) {
    Instant at = NOW.minusSeconds(secondsAgo);
    return "printf '%%s\\n' '{\"__REALTIME_TIMESTAMP\":\"%d000000\",\"PRIORITY\":\"%d\",\"MESSAGE\":\"%s\"}'\n"
        .formatted(at.getEpochSecond(), priority, message);
  }
}
