package io.quantum.pipeline.application.proof.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPart;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.domain.proof.ProofSection;
import io.quantum.pipeline.domain.proof.SealedProof;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every archive of proofs does. */
public interface ProofArchiveContract {
  /** When the first pack was captured. */
  Instant START = Instant.parse("2026-01-21T00:00:00Z");

  /** An archive that holds nothing in {@link #folder}. */
  ProofArchive archive();

  /** A folder. */
  String folder();

  /** A pack of which nothing could be read, so many seconds after the start. */
  static ProofPack pack(String label, long second) {
    return new ProofPack(
        new ProofLabel(label),
        START.plusSeconds(second),
        Arrays.stream(ProofPart.values())
            .map(part -> ProofSection.unknown(part, "not asked"))
            .toList());
  }

  @Test
  default void findsWhatWasKept() {
    ProofArchive archive = archive();
    SealedProof kept = kept(archive, pack("before", 0));

    assertThat(kept.pack()).isEqualTo(pack("before", 0));
    assertThat(intact(archive.find(place("before")))).isEqualTo(kept);
    assertThat(archive.find(place("after"))).isInstanceOf(ProofReading.Unreadable.class);
  }

  @Test
  default void linksEachPackToTheNewestOne() {
    ProofArchive archive = archive();
    SealedProof first = kept(archive, pack("one", 0));
    SealedProof second = kept(archive, pack("two", 10));
    SealedProof third = kept(archive, pack("three", 20));

    assertThat(first.previous()).isEmpty();
    assertThat(second.previous()).contains(first.digest());
    assertThat(third.previous()).contains(second.digest());
    assertThat(archive.list(folder()).stream().map(ProofArchiveContract::intact))
        .containsExactly(third, second, first);
  }

  @Test
  default void linksAfterToBeforeWhateverCameBetween() {
    ProofArchive archive = archive();
    SealedProof before = kept(archive, pack("before", 0));
    kept(archive, pack("between", 10));

    assertThat(kept(archive, pack("after", 20)).previous()).contains(before.digest());
  }

  @Test
  default void putsAPackInThePlaceOfTheOneOfTheSameName() {
    ProofArchive archive = archive();
    SealedProof first = kept(archive, pack("before", 0));
    SealedProof second = kept(archive, pack("before", 10));

    assertThat(second.previous()).contains(first.digest());
    assertThat(archive.list(folder())).hasSize(1);
    assertThat(intact(archive.find(place("before")))).isEqualTo(second);
  }

  @Test
  default void sealsDifferentPacksDifferently() {
    assertThat(archive().seal(pack("before", 0)).digest())
        .isEqualTo(archive().seal(pack("before", 0)).digest())
        .isNotEqualTo(archive().seal(pack("before", 1)).digest());
  }

  /** A place in the folder. */
  default ProofPlace place(String label) {
    return ProofPlace.of(folder(), new ProofLabel(label));
  }

  private SealedProof kept(ProofArchive archive, ProofPack pack) {
    KeepOutcome outcome = archive.keep(pack, place(pack.label().text()));
    assertThat(outcome).isInstanceOf(KeepOutcome.Kept.class);
    return outcome.proof();
  }

  private static SealedProof intact(ProofReading reading) {
    return reading.fold(
        ProofReading.Intact::proof,
        broken -> {
          throw new AssertionError(broken.why());
        },
        unreadable -> {
          throw new AssertionError(unreadable.why());
        });
  }
}
