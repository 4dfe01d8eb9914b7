package io.quantum.pipeline.domain.host;

import java.util.Objects;
import java.util.Optional;

/**
 * Which host it is, in which of its lives.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#identity; proc(5).
 *
 * @param name as the kernel has it, empty if it cannot be read
 * @param bootId new with every boot, empty if it cannot be read
 */
public record HostIdentity(Optional<String> name, Optional<String> bootId) {
  /** Refuses missing parts. */
  public HostIdentity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(bootId, "bootId");
  }
}
