package io.quantum.pipeline.ops.proof;

import io.quantum.pipeline.domain.proof.ProofChain;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which packs there are, and how they hang together. */
final class ProofListing {
  private ProofListing() {}

  /** What is kept in a folder. */
  static Report of(String folder, List<ProofReading> kept) {
    return new Report(
        () -> new Json().put("folder", folder).put("packs", kept, ProofListing::pack),
        () ->
            new Page()
                .add("packs in %s: %d".formatted(folder, kept.size()))
                .addAll(kept.stream().map(ProofListing::line).toList()));
  }

  /** A chain, link by link, and how well it holds. */
  static Report of(ProofChain chain) {
    return new Report(
        () ->
            new Json()
                .put("chain", chain.worst().name().toLowerCase(Locale.ROOT))
                .put("files", chain.links(), link -> pack(link.reading()).put("hold", word(link))),
        () ->
            new Page()
                .addAll(chain.links().stream().map(ProofListing::line).toList())
                .add("chain: " + sentence(chain.worst())));
  }

  private static String line(ProofReading reading) {
    return reading.fold(
        intact -> {
          ProofPack pack = intact.proof().pack();
          return "%-24s  %s%s"
              .formatted(
                  pack.capturedAt(),
                  pack.label(),
                  pack.missing().isEmpty() ? "" : "  (lacks %s)".formatted(missing(pack)));
        },
        broken -> "%s: broken (%s)".formatted(broken.file(), broken.why()),
        unreadable -> "%s: unknown (%s)".formatted(unreadable.file(), unreadable.why()));
  }

  private static String missing(ProofPack pack) {
    return pack.missing().stream().map(part -> part.wireName()).collect(Collectors.joining(", "));
  }

  private static Json pack(ProofReading reading) {
    return reading.fold(
        intact ->
            new Json()
                .put("file", intact.file())
                .put("label", intact.proof().pack().label().text())
                .put("captured_at", intact.proof().pack().capturedAt().toString())
                .put("sha256", intact.proof().digest().hex())
                .put("state", "intact"),
        broken ->
            new Json().put("file", broken.file()).put("state", "broken").put("why", broken.why()),
        unreadable ->
            new Json()
                .put("file", unreadable.file())
                .put("state", "unreadable")
                .put("why", unreadable.why()));
  }

  private static String line(ProofChain.Link link) {
    String why =
        link.reading()
            .fold(
                intact -> "",
                broken -> " (" + broken.why() + ")",
                unreadable -> " (" + unreadable.why() + ")");
    return "%-10s %s%s".formatted(word(link), link.reading().file(), why);
  }

  private static String sentence(ProofChain.Hold worst) {
    return switch (worst) {
      case BEGINNING, LINKED -> "all intact and linked";
      case GAP -> "all intact, but a predecessor is not among these files";
      case UNREADABLE -> "unknown, a file cannot be read";
      case BROKEN -> "broken, a file is not as it was written";
    };
  }

  private static String word(ProofChain.Link link) {
    return link.hold().name().toLowerCase(Locale.ROOT);
  }
}
