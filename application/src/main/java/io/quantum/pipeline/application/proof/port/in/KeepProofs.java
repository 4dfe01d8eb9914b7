package io.quantum.pipeline.application.proof.port.in;

import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofChain;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.domain.proof.SealedProof;
import java.util.List;

/**
 * Keeps proof packs and finds them again.
 *
 * <p><b>Threads</b>: safe. <b>Errors</b>: none; what cannot be kept or read says why.
 * <b>Source</b>: docs/reference/proof-packs.md#files.
 */
public interface KeepProofs {

  /** A pack that is shown only, with its seal. */
  SealedProof seal(ProofPack pack);

  /** Keeps a pack and links it to its predecessor. */
  KeepOutcome keep(ProofPack pack, ProofPlace place);

  /** What is kept in a folder, newest first. */
  List<ProofReading> list(String folder);

  /**
   * One pack.
   *
   * @param folder in which a label is looked for
   * @param name a label; or a file, if it holds a slash or ends in {@code .json}
   */
  ProofReading find(String folder, String name);

  /** Whether files are as they were written, and how they hang together. */
  ProofChain check(List<String> files);
}
