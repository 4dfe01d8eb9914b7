package io.quantum.pipeline.ops.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.monitor.port.out.SampleArchive;
import io.quantum.pipeline.application.monitor.port.out.SampleArchive.Recollection;
import io.quantum.pipeline.application.monitor.port.out.SampleArchiveContract;
import io.quantum.pipeline.domain.flow.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real folder, and what only files can do. */
final class FileSampleArchiveTest implements SampleArchiveContract {
  @TempDir private Path folder;

  @Override
  public SampleArchive archive() {
    return new FileSampleArchive(folder.resolve("state/quantum"));
  }

  @Test
  void writesLinesBelowFiveHundredBytes() throws IOException {
    archive().keep(NAMES, SampleArchiveContract.known(START));

    assertThat(Files.size(history())).isBetween(300L, 499L);
  }

  @Test
  void keepsTwoDays() {
    SampleArchive archive = archive();
    for (int hour = 0; hour <= 120; hour++) {
      archive.keep(NAMES, SampleArchiveContract.known(START.plus(Duration.ofHours(hour))));
    }

    List<Sample> kept = archive.recall(NAMES).samples();

    assertThat(kept).hasSize(49);
    assertThat(kept.get(0).at()).isEqualTo(START.plus(Duration.ofHours(72)));
    assertThat(folder.resolve("state/quantum")).isDirectoryNotContaining("glob:*.tmp");
  }

  @Test
  void letsTwoWritersWriteAtOnce() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    ExecutorService writers = Executors.newFixedThreadPool(2);
    for (int writer = 0; writer < 2; writer++) {
      int first = writer * 500;
      writers.execute(
          () -> {
            both.countDown();
            SampleArchive own = archive();
            for (int i = 0; i < 500; i++) {
              own.keep(NAMES, SampleArchiveContract.known(START.plusSeconds(first + i)));
            }
          });
    }
    writers.shutdown();
    assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    Recollection recalled = archive().recall(NAMES);

    assertThat(recalled.remarks()).isEmpty();
    assertThat(recalled.samples()).hasSize(1_000);
  }

  @Test
  void remarksOnATornLineAndGoesOn() throws IOException {
    SampleArchive archive = archive();
    archive.keep(NAMES, SampleArchiveContract.known(START));
    Files.writeString(
        history(), "{\"v\":1,\"at\":\"2026-0", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

    assertThat(archive.keep(NAMES, SampleArchiveContract.known(START.plusSeconds(60)))).isEmpty();
    Recollection recalled = archive.recall(NAMES);

    assertThat(recalled.samples()).hasSize(2);
    assertThat(recalled.remarks()).singleElement().asString().contains("1 lines that are no");
  }

  @Test
  void remarksOnAFolderThatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("state"), "a file is in the way");

    assertThat(archive().keep(NAMES, SampleArchiveContract.known(START)))
        .hasValueSatisfying(remark -> assertThat(remark).contains("cannot be kept"));
    assertThat(archive().recall(NAMES).samples()).isEmpty();
  }

  private Path history() {
    return folder.resolve("state/quantum/history.ndjson");
  }
}
