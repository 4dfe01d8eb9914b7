package io.quantum.pipeline.ops.deadletter;

import io.quantum.pipeline.domain.backlog.PipelineNames;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.execution.DeadLetter;
import io.quantum.pipeline.domain.execution.PublishOutcome;
import io.quantum.pipeline.domain.letter.DeadLetterEntry;
import io.quantum.pipeline.domain.letter.ReplayPlan;
import io.quantum.pipeline.domain.stream.EntryId;
import io.quantum.pipeline.ops.text.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Dead letters for people, in 100 columns. */
final class DeadLetterText implements DeadLetterAnswers {
  private static final int WIDTH = 100;
  private static final int SHOWN_CODE = 21;
  private static final int SHOWN_SOURCE = 20;
  private static final int SHOWN_MESSAGE = 300;
  private static final int SHOWN_VALUE = 1_000;
  private static final String STAYS = "; the letter stays";

  DeadLetterText() {}

  /** That an intent is too old already; said before it is published. */
  public static List<String> announced(ReplayPlan.Ready ready) {
    return ready
        .staleness()
        .map(stale -> List.of(ready.letter().id() + " " + willExpire(stale)))
        .orElse(List.of());
  }

  @Override
  public List<String> heading(PipelineNames names) {
    return List.of(where(names));
  }

  @Override
  public List<String> listed(DeadLetterEntry letter) {
    String row =
        "%-18s %s %-21s %-20s %s"
            .formatted(
                letter.id(),
                letter.id().storedAt().truncatedTo(ChronoUnit.SECONDS),
                code(letter),
                PrintableText.shorten(letter.original().source().text(), SHOWN_SOURCE),
                letter.why().remarks().stream()
                    .map(DeadLetter.Remark::field)
                    .findFirst()
                    .orElse(""));
    return List.of(PrintableText.shorten(row.stripTrailing(), WIDTH));
  }

  @Override
  public List<String> counted(String source, String code, long count) {
    return List.of(
        "%9d %-21s %s"
            .formatted(
                count,
                PrintableText.shorten(code, SHOWN_CODE),
                PrintableText.shorten(source, WIDTH - SHOWN_CODE - 11)));
  }

  @Override
  public List<String> shown(
      PipelineNames names, DeadLetterEntry letter, ReplayPlan asItIs, ReplayPlan upgraded) {
    List<String> lines = new ArrayList<>();
    lines.add("letter %s put aside %s".formatted(letter.id(), letter.id().storedAt()));
    lines.add(where(names));
    DeadLetterEntry.Why why = letter.why();
    lines.add(
        "code %s  entry %s  attempts %s"
            .formatted(
                code(letter),
                why.entryId().map(EntryId::toString).orElse("unknown"),
                why.attempts().isPresent() ? why.attempts().getAsLong() : "unknown"));
    lines.add("source " + letter.original().source().text());
    lines.add(why.remarks().isEmpty() ? "violations: cannot be read" : "violations");
    for (DeadLetter.Remark remark : why.remarks()) {
      lines.addAll(violation(remark.field(), remark.code(), remark.message(), remark.value()));
    }
    lines.add("fields");
    for (DeadLetterEntry.Field field : letter.original().fields()) {
      lines.addAll(wrapped("  " + shown(field.name()) + ": " + shown(field.value())));
    }
    lines.addAll(outlook("replay", asItIs));
    if (!isReady(asItIs)) {
      lines.addAll(outlook("replay --upgrade", upgraded));
    }
    return lines;
  }

  @Override
  public List<String> planned(EntryId letter, ReplayPlan plan) {
    return plan.fold(
        ready -> {
          List<String> lines = new ArrayList<>(List.of(letter + " would be published"));
          lines.addAll(details(ready.conversions()));
          return lines;
        },
        refused -> {
          List<String> lines = new ArrayList<>();
          lines.add(
              "%s REFUSED: %d violation(s)%s"
                  .formatted(letter, refused.violations().size(), STAYS));
          lines.addAll(details(refused.conversions()));
          lines.addAll(violations(refused));
          return lines;
        },
        truncated -> List.of(letter + " REFUSED: " + cut(truncated) + STAYS));
  }

  @Override
  public List<String> replayed(ReplayPlan.Ready ready, PublishOutcome outcome) {
    String said =
        outcome.fold(
            published -> "published as " + published.entryId(),
            already ->
                "was published before as " + already.entryId() + "; the letter is taken away",
            conflict ->
                "REFUSED: another intent has this identity, published as "
                    + conflict.entryId()
                    + STAYS,
            full ->
                "REFUSED: the stream holds %d entries and takes %d at most%s"
                    .formatted(full.length(), full.limit(), STAYS));
    List<String> lines = new ArrayList<>(wrapped(ready.letter().id() + " " + said));
    lines.addAll(details(ready.conversions()));
    return lines;
  }

  @Override
  public List<String> unknown(EntryId letter, String why) {
    return wrapped("%s UNKNOWN: %s; repeating is safe".formatted(letter, shown(why)));
  }

  @Override
  public List<String> gone(EntryId letter) {
    return List.of(letter + " REFUSED: there is no such letter (any more)");
  }

  @Override
  public List<String> discarded(EntryId letter) {
    return List.of(letter + " discarded");
  }

  private static List<String> outlook(String what, ReplayPlan plan) {
    List<String> lines = new ArrayList<>();
    plan.fold(
        ready -> {
          lines.add(what + ": would publish");
          lines.addAll(wrapped("  " + shown(new String(ready.payload(), StandardCharsets.UTF_8))));
          lines.addAll(details(ready.conversions()));
          return ready.staleness().map(stale -> lines.add("  " + willExpire(stale))).isPresent();
        },
        refused -> {
          lines.add("%s: refused, %d violation(s)".formatted(what, refused.violations().size()));
          lines.addAll(details(refused.conversions()));
          return lines.addAll(violations(refused));
        },
        truncated -> lines.addAll(wrapped(what + ": refused, " + cut(truncated))));
    return lines;
  }

  private static List<String> violations(ReplayPlan.Refused refused) {
    List<String> lines = new ArrayList<>();
    for (Violation v : refused.violations()) {
      lines.addAll(violation(v.field(), v.code().name(), v.message(), v.value()));
    }
    if (refused.upgradable()) {
      lines.add("  an older shape that is known: --upgrade converts it");
    }
    return lines;
  }

  private static List<String> violation(String field, String code, String message, String value) {
    String got = value.isEmpty() ? "" : " (got " + value + ")";
    return wrapped(
        "  "
            + PrintableText.shorten(
                "%s %s: %s%s".formatted(field, code, message, got), SHOWN_MESSAGE));
  }

  private static List<String> details(List<String> sentences) {
    return sentences.stream().flatMap(sentence -> wrapped("  " + sentence).stream()).toList();
  }

  private static String where(PipelineNames names) {
    return "server %s  stream %s".formatted(names.server(), names.stream());
  }

  private static String code(DeadLetterEntry letter) {
    return letter.why().code().isEmpty()
        ? "unknown"
        : PrintableText.shorten(letter.why().code(), SHOWN_CODE);
  }

  private static String cut(ReplayPlan.Truncated truncated) {
    return "the entry was cut (%d bytes before), what it said is not known"
        .formatted(truncated.originalBytes());
  }

  private static String willExpire(ReplayPlan.Staleness stale) {
    return "will expire: %s old, limit %d s"
        .formatted(rounded(stale.age()), stale.limit().toSeconds());
  }

  private static String rounded(Duration age) {
    if (age.toMinutes() < 120) {
      return age.toSeconds() < 120 ? age.toSeconds() + " s" : age.toMinutes() + " min";
    }
    return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
  }

  private static boolean isReady(ReplayPlan plan) {
    return plan.fold(ready -> true, refused -> false, truncated -> false);
  }

  private static String shown(String raw) {
    return PrintableText.shorten(raw, SHOWN_VALUE);
  }

  // A payload has few blanks: a word is broken rather than half a line left empty.
  private static List<String> wrapped(String line) {
    return new Page().wrap("    ", line, WIDTH / 2).lines();
  }
}
