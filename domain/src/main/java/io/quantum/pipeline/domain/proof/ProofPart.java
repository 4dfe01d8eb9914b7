package io.quantum.pipeline.domain.proof;

import java.util.Arrays;
import java.util.Optional;

/**
 * The sections of a proof pack, in their order.
 *
 * <p><b>Threads</b>: immutable. <b>Source</b>: docs/reference/proof-packs.md#sections.
 */
public enum ProofPart {
  /** Which host, tool, server and files. */
  IDENTITY("identity", "identity", Need.REQUIRED),
  /** The stream of results. */
  RESULTS("results", "execution.result stream", Need.REQUIRED),
  /** Every group of the intent stream; the subject is the group's name. */
  GROUPS("groups", "trade.intent groups", Need.REQUIRED),
  /** Limiter window and trading state. */
  WINDOW("window", "limiter window and trading state", Need.REQUIRED),
  /** Is everything delivered accounted for? */
  CONSERVATION("conservation", "conservation", Need.REQUIRED),
  /** The units; the subject is the unit's name. */
  UNITS("units", "units", Need.IF_THERE),
  /** What the log says; the subject is a level and a template. */
  LOGS("logs", "recent logs", Need.IF_THERE),
  /** What failed; the subject is a template. */
  ERRORS("errors", "error summary", Need.IF_THERE),
  /** How fast everything moves. */
  THROUGHPUT("throughput", "throughput from samples", Need.IF_THERE),
  /** The rest in a few lines. */
  HEALTH("health", "health summary", Need.IF_THERE),
  /** What the capture itself cost Redis. */
  COST("cost", "what the capture cost Redis", Need.IF_THERE);

  /** Whether a pack is worth something without the section. */
  public enum Need {
    /** A capture that could not read it cannot tell. */
    REQUIRED,
    /** Counts if it could be read. */
    IF_THERE
  }

  private final String wireName;
  private final String title;
  private final Need need;

  ProofPart(String wireName, String title, Need need) {
    this.wireName = wireName;
    this.title = title;
    this.need = need;
  }

  /** The name in JSON, and with which the paths of its fields begin. */
  public String wireName() {
    return wireName;
  }

  /** The heading for people. */
  public String title() {
    return title;
  }

  /** Whether a pack is worth something without it. */
  public Need need() {
    return need;
  }

  /** The section of that name, if there is one. */
  public static Optional<ProofPart> named(String wireName) {
    return Arrays.stream(values()).filter(part -> part.wireName.equals(wireName)).findFirst();
  }
}
