package io.quantum.pipeline.ops.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quantum.pipeline.application.proof.port.out.ProofArchive;
import io.quantum.pipeline.application.proof.port.out.ProofArchiveContract;
import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofChain;
import io.quantum.pipeline.domain.proof.ProofChain.Hold;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.ops.proof.ProofText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract on a real folder, and what only files can do. */
final class FileProofArchiveTest implements ProofArchiveContract {
  @TempDir private Path folder;

  private final FileProofArchive archive = new FileProofArchive();

  @Override
  public ProofArchive archive() {
    return archive;
  }

  @Override
  public String folder() {
    return folder.toString();
  }

  @Test
  void keepsTwoFilesThatNobodyElseReads() throws IOException {
    archive.keep(ProofArchiveContract.pack("before", 0), place("before"));

    for (String ending : List.of(".txt", ".json")) {
      Path file = folder.resolve("proof_before" + ending);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proof_before.txt", "proof_before.json"})
  void refusesALinkAndLeavesItsTargetAlone(String name) throws IOException {
    Path target = Files.writeString(folder.resolve("precious"), "untouched");
    Files.createSymbolicLink(folder.resolve(name), target);

    KeepOutcome outcome = archive.keep(ProofArchiveContract.pack("before", 0), place("before"));

    assertThat(why(outcome)).contains("it is a link", "--dir");
    assertThat(target).hasContent("untouched");
    assertThat(folder.resolve(name)).isSymbolicLink();
    assertThat(folder.toFile().list((in, file) -> file.startsWith("proof_"))).containsExactly(name);
  }

  @Test
  void refusesAFileOfAnotherUser() throws IOException {
    Path theirs = Files.writeString(folder.resolve("proof_before.txt"), "theirs");
    assumeTrue(gaveAway(theirs), "only root gives files away");

    KeepOutcome outcome = archive.keep(ProofArchiveContract.pack("before", 0), place("before"));

    assertThat(why(outcome)).contains("belongs to", "--dir");
    assertThat(theirs).hasContent("theirs");
  }

  @Test
  void doesNotTakeThePackOfAnotherUserForOurs() throws IOException {
    archive.keep(ProofArchiveContract.pack("before", 0), place("before"));
    Path json = folder.resolve("proof_before.json");
    assumeTrue(gaveAway(json), "only root gives files away");

    assertThat(archive.find(place("before")))
        .isInstanceOfSatisfying(
            ProofReading.Unreadable.class,
            unreadable -> assertThat(unreadable.why()).contains("belongs to"));
    assertThat(archive.read(json.toString())).isInstanceOf(ProofReading.Intact.class);
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    ProofPlace nowhere = new ProofPlace(folder.resolve("none").toString(), "proof_before");

    assertThat(why(archive.keep(ProofArchiveContract.pack("before", 0), nowhere)))
        .contains("is not there");
    assertThat(archive.list(nowhere.folder()))
        .singleElement()
        .isInstanceOf(ProofReading.Unreadable.class);
  }

  @Test
  void neverMixesTwoCapturesAtOnce() throws InterruptedException, IOException {
    CountDownLatch all = new CountDownLatch(4);
    ExecutorService captures = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 4; i++) {
      int writer = i;
      captures.execute(
          () -> {
            all.countDown();
            for (int round = 0; round < 25; round++) {
              archive.keep(
                  ProofArchiveContract.pack("before", writer * 100L + round), place("before"));
            }
          });
    }
    captures.shutdown();
    while (!captures.awaitTermination(1, TimeUnit.MILLISECONDS)) {
      // What another program reads in between is whole.
      if (Files.exists(folder.resolve("proof_before.json"))) {
        assertThat(archive.find(place("before"))).isInstanceOf(ProofReading.Intact.class);
      }
    }

    ProofReading.Intact last = (ProofReading.Intact) archive.find(place("before"));
    assertThat(Files.readAllLines(folder.resolve("proof_before.txt")))
        .isEqualTo(ProofText.lines(last.proof()));
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void seesEveryLetterThatWasChanged() throws IOException {
    archive.keep(ProofArchiveContract.pack("before", 0), place("before"));
    Path json = folder.resolve("proof_before.json");
    String line = Files.readString(json);

    for (String changed :
        List.of(
            line.replaceFirst("not asked", "not Asked"),
            line.replaceFirst("\"why\"", "\"more\":1,\"why\""),
            line.replaceFirst("00:00Z", "00:01Z"),
            line.replaceFirst(
                "\"previous_sha256\":null", "\"previous_sha256\":\"" + "0".repeat(64) + "\""),
            line.replaceFirst(":", ": "),
            line.substring(0, line.length() / 2),
            "",
            "[]")) {
      Files.writeString(json, changed);
      assertThat(archive.read(json.toString())).as(changed).isInstanceOf(ProofReading.Broken.class);
    }
  }

  @Test
  void tellsAnUnbrokenChainFromAGapAndAnAlteredFile() throws IOException {
    for (int i = 0; i < 3; i++) {
      archive.keep(ProofArchiveContract.pack("p" + i, i), place("p" + i));
    }

    assertThat(holds("p2", "p0", "p1")).containsExactly(Hold.BEGINNING, Hold.LINKED, Hold.LINKED);
    assertThat(holds("p1", "p2")).containsExactly(Hold.BEGINNING, Hold.LINKED);
    assertThat(holds("p0", "p2")).containsExactly(Hold.BEGINNING, Hold.GAP);
    assertThat(holds("p0", "none")).containsExactly(Hold.BEGINNING, Hold.UNREADABLE);
    Path json = folder.resolve("proof_p1.json");
    Files.writeString(json, Files.readString(json).replace("not asked", "asked"));
    assertThat(holds("p0", "p1", "p2")).containsExactly(Hold.BEGINNING, Hold.GAP, Hold.BROKEN);
  }

  private List<Hold> holds(String... labels) {
    List<ProofReading> readings = new ArrayList<>();
    for (String label : labels) {
      readings.add(archive.read(folder.resolve("proof_" + label + ".json").toString()));
    }
    return ProofChain.of(readings).links().stream().map(ProofChain.Link::hold).toList();
  }

  private static String why(KeepOutcome outcome) {
    return outcome.fold(kept -> "kept", KeepOutcome.Refused::why);
  }

  private static boolean gaveAway(Path file) throws IOException {
    if (!Files.getOwner(Path.of("/proc/self")).getName().equals("root")) {
      return false;
    }
    Files.setOwner(
        file, file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
    return true;
  }
}
