package io.quantum.pipeline.domain.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Packs in the order of their capture, and how each hangs on the one it names as its predecessor.
 *
 * <p>The earliest is the beginning, whatever it names: what lies before was not asked for.
 * <b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#digest-and-chain.
 *
 * @param links one for each file; first those that were read, by time
 */
public record ProofChain(List<Link> links) {

  /** How a file stands in the chain; the worst comes last. */
  public enum Hold {
    /** The earliest. */
    BEGINNING,
    /** Its predecessor is there, unchanged. */
    LINKED,
    /** Its predecessor is not there, or it names none. */
    GAP,
    /** It cannot be read. */
    UNREADABLE,
    /** It was changed. */
    BROKEN
  }

  /**
   * One file.
   *
   * @param reading what became of reading it
   * @param hold how it stands
   */
  public record Link(ProofReading reading, Hold hold) {
    /** Refuses missing parts. */
    public Link {
      Objects.requireNonNull(reading, "reading");
      Objects.requireNonNull(hold, "hold");
    }
  }

  /** Copies the list. */
  public ProofChain {
    links = List.copyOf(links);
  }

  /** The chain of these files, given in any order. */
  public static ProofChain of(List<ProofReading> files) {
    List<ProofReading.Intact> intact = new ArrayList<>();
    List<Link> rest = new ArrayList<>();
    for (ProofReading file : files) {
      file.fold(
          intact::add,
          broken -> rest.add(new Link(broken, Hold.BROKEN)),
          unreadable -> rest.add(new Link(unreadable, Hold.UNREADABLE)));
    }
    intact.sort(Comparator.comparing(file -> file.proof().pack().capturedAt()));
    Set<ProofDigest> seen = new HashSet<>();
    List<Link> links = new ArrayList<>();
    for (ProofReading.Intact file : intact) {
      boolean linked = file.proof().previous().filter(seen::contains).isPresent();
      links.add(new Link(file, links.isEmpty() ? Hold.BEGINNING : linked ? Hold.LINKED : Hold.GAP));
      seen.add(file.proof().digest());
    }
    links.addAll(rest);
    return new ProofChain(links);
  }

  /** The worst of all files; a chain of none cannot be read. */
  public Hold worst() {
    return links.stream().map(Link::hold).max(Comparator.naturalOrder()).orElse(Hold.UNREADABLE);
  }
}
