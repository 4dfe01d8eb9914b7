package io.quantum.pipeline.domain.stream;

import java.util.Set;

/**
 * The streams that have a contract.
 *
 * <p><b>Threads</b>: immutable.
 *
 * @param intents where trade intents go
 * @param results where results go, and their mirror if there is one
 */
public record ContractStreams(StreamName intents, Set<StreamName> results) {
  /** Copies the set. */
  public ContractStreams {
    results = Set.copyOf(results);
  }
}
