package io.quantum.pipeline.application.proof.port.out;

import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.domain.proof.SealedProof;
import java.util.List;

/**
 * Where proof packs are kept, each sealed and linked to the one before it.
 *
 * <p>Keeping is all or nothing: after a crash in the middle the earlier pack is still there, whole.
 * Two captures at once do not mix; the one that ends later stays. <b>Threads</b>: safe, also among
 * programs. <b>Errors</b>: none; what cannot be kept or read says why. <b>Source</b>:
 * docs/reference/proof-packs.md#files.
 */
public interface ProofArchive {

  /** Seals a pack without keeping it: it has no predecessor. */
  SealedProof seal(ProofPack pack);

  /**
   * Seals a pack and keeps it, in place of what was there. Its predecessor is the newest pack in
   * that folder; for one that is called {@code after} it is the one called {@code before}, where
   * there is one. A link, or a file of another user, is refused and left alone.
   */
  KeepOutcome keep(ProofPack pack, ProofPlace place);

  /** What is kept in a folder, newest first, then what cannot be read. Changes nothing. */
  List<ProofReading> list(String folder);

  /** The pack at a place. Changes nothing; links are not followed. */
  ProofReading find(ProofPlace place);

  /** The pack in a file that an operator named. Changes nothing. */
  ProofReading read(String file);
}
