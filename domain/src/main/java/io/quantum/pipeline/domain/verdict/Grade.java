package io.quantum.pipeline.domain.verdict;

import java.util.Collection;
import java.util.Comparator;

/**
 * How a comparison went, best first: of several the worst counts.
 *
 * <p><b>Source</b>: docs/reference/proof-packs.md#verdict.
 */
public enum Grade {
  /** As wanted. */
  PASS,
  /** To be looked at. */
  WARN,
  /** Nobody can tell. */
  INCONCLUSIVE,
  /** Not as wanted. */
  FAIL;

  /** The worst of several; of none, PASS. */
  public static Grade worst(Collection<Grade> grades) {
    return grades.stream().max(Comparator.naturalOrder()).orElse(PASS);
  }
}
