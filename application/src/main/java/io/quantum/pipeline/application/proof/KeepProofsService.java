package io.quantum.pipeline.application.proof;

import io.quantum.pipeline.application.proof.port.in.KeepProofs;
import io.quantum.pipeline.application.proof.port.out.ProofArchive;
import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofChain;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.domain.proof.SealedProof;
import java.util.List;

/**
 * Over an archive.
 *
 * <p><b>Threads</b>: safe if the archive is.
 */
public final class KeepProofsService implements KeepProofs {
  private final ProofArchive archive;

  /** Over this one. */
  public KeepProofsService(ProofArchive archive) {
    this.archive = archive;
  }

  @Override
  public SealedProof seal(ProofPack pack) {
    return archive.seal(pack);
  }

  @Override
  public KeepOutcome keep(ProofPack pack, ProofPlace place) {
    return archive.keep(pack, place);
  }

  @Override
  public List<ProofReading> list(String folder) {
    return archive.list(folder);
  }

  @Override
  public ProofReading find(String folder, String name) {
    if (name.contains("/") || name.endsWith(".json")) {
      return archive.read(name);
    }
    try {
      return archive.find(ProofPlace.of(folder, new ProofLabel(name)));
    } catch (IllegalArgumentException shapeless) {
      return new ProofReading.Unreadable(name, shapeless.getMessage());
    }
  }

  @Override
  public ProofChain check(List<String> files) {
    return ProofChain.of(files.stream().map(archive::read).toList());
  }
}
