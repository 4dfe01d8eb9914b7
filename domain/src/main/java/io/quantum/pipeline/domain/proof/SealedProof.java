package io.quantum.pipeline.domain.proof;

import java.util.Objects;
import java.util.Optional;

/**
 * A pack with its digest, and with that of the pack before it: a chain that shows what was changed
 * or taken away.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#digest-and-chain.
 *
 * @param pack what was captured
 * @param previous the digest of its predecessor, empty for the first
 * @param digest of pack and predecessor
 */
public record SealedProof(ProofPack pack, Optional<ProofDigest> previous, ProofDigest digest) {
  /** Refuses missing parts. */
  public SealedProof {
    Objects.requireNonNull(pack, "pack");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(digest, "digest");
  }
}
