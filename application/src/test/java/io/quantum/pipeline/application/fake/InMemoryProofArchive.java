package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.proof.port.out.ProofArchive;
import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofDigest;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.domain.proof.SealedProof;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packs in memory; nobody else can change them. */
public final class InMemoryProofArchive implements ProofArchive {
  private final Map<ProofPlace, SealedProof> kept = new HashMap<>();

  @Override
  public SealedProof seal(ProofPack pack) {
    return seal(pack, Optional.empty());
  }

  @Override
  public KeepOutcome keep(ProofPack pack, ProofPlace place) {
    Optional<SealedProof> before =
        Optional.ofNullable(kept.get(ProofPlace.of(place.folder(), ProofLabel.BEFORE)))
            .filter(proof -> pack.label().equals(ProofLabel.AFTER));
    SealedProof proof =
        seal(
            pack,
            before
                .or(() -> newestFirst(place.folder()).stream().findFirst())
                .map(SealedProof::digest));
    kept.put(place, proof);
    return new KeepOutcome.Kept(place.name() + ".txt", place.name() + ".json", proof);
  }

  @Override
  public List<ProofReading> list(String folder) {
    return newestFirst(folder).stream()
        .<ProofReading>map(proof -> new ProofReading.Intact(folder, proof))
        .toList();
  }

  @Override
  public ProofReading find(ProofPlace place) {
    return kept.containsKey(place)
        ? new ProofReading.Intact(place.name(), kept.get(place))
        : new ProofReading.Unreadable(place.name(), "it is not there");
  }

  @Override
  public ProofReading read(String file) {
    return new ProofReading.Unreadable(file, "there are no files in memory");
  }

  private List<SealedProof> newestFirst(String folder) {
    return kept.entrySet().stream()
        .filter(entry -> entry.getKey().folder().equals(folder))
        .map(Map.Entry::getValue)
        .sorted(
            Comparator.<SealedProof, Instant>comparing(proof -> proof.pack().capturedAt())
                .reversed())
        .toList();
  }

  private static SealedProof seal(ProofPack pack, Optional<ProofDigest> previous) {
    String hash = "%08x".formatted((pack.toString() + previous).hashCode());
    return new SealedProof(pack, previous, new ProofDigest(hash.repeat(8)));
  }
}
