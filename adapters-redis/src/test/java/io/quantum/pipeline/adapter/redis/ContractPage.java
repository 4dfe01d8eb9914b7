package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.contract.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the docs, read for what it shows.
 *
 * <p>A {@code json} block is a payload that is accepted. A {@code text} block is an example and, in
 * the lines below it, the messages that it gets; an indented line goes on with the one above. In an
 * example {@code ...} stands for the rest of {@link #GOOD}, {@code <n bytes>} for it padded to that
 * length.
 */
final class ContractPage {
  /** The good payload of the contract's page, field by field. */
  private static final Map<String, String> GOOD =
      ordered(
          "symbol", "\"BTCUSDT\"",
          "action", "\"BUY\"",
          "confidence", "0.82",
          "position_size_usd", "200.0",
          "leverage", "3",
          "timestamp", "\"2026-01-21T00:03:10.982Z\"",
          "intent_id", "\"my-1\"");

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(json|text)\\n(.*?)\\n```$");
  private static final Pattern BYTES = Pattern.compile("<(\\d+) bytes>");

  private final String text;

  private ContractPage(String text) {
    this.text = text;
  }

  /** The page of that path below {@code docs}. */
  static ContractPage of(String path) {
    try {
      return new ContractPage(Files.readString(Path.of("..", "docs").resolve(path)));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** The page as it stands. */
  String text() {
    return text;
  }

  /** What stands under a heading of the second level. */
  ContractPage section(String heading) {
    String from = "\n## " + heading + "\n";
    if (!text.contains(from)) {
      throw new AssertionError("no section '" + heading + "'");
    }
    String rest = text.substring(text.indexOf(from) + from.length());
    int end = rest.indexOf("\n## ");
    return new ContractPage(end < 0 ? rest : rest.substring(0, end));
  }

  /** The rows of the first table without its head, cell by cell. */
  List<List<String>> table() {
    return text.lines()
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  /** Payloads that are accepted. */
  List<String> accepted() {
    return blocks("json").toList();
  }

  /** Examples with the messages they get. */
  List<Example> refused() {
    return blocks("text")
        .map(block -> block.replace("\n  ", " ").lines().toList())
        .map(lines -> new Example(lines.get(0), lines.subList(1, lines.size())))
        .toList();
  }

  /** Files of this repository that the page links to, relative to it. */
  List<String> links() {
    return Pattern.compile("\\]\\(([^)#:]+)\\)")
        .matcher(text)
        .results()
        .map(link -> link.group(1))
        .toList();
  }

  private Stream<String> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2));
  }

  /**
   * An example on a page.
   *
   * @param shown as it stands there
   * @param messages the lines below it
   */
  record Example(String shown, List<String> messages) {
    private static final String ENTRY = "XADD quantum:stream:trade.intent * ";
    private static final String SOURCE = "source:";

    /** True if it is a payload. */
    boolean isPayload() {
      return !isEntry() && !isSource();
    }

    /** True if it is a whole entry. */
    boolean isEntry() {
      return shown.startsWith(ENTRY);
    }

    /** True if it is what a publisher is told its name is. */
    boolean isSource() {
      return shown.startsWith(SOURCE);
    }

    /** The payload in full. */
    byte[] payload() {
      return complete(shown).getBytes(StandardCharsets.UTF_8);
    }

    /** The name in full. */
    String source() {
      return shown.substring(SOURCE.length()).strip();
    }

    /** The fields of the entry. */
    Map<String, String> entry() {
      String[] words = shown.substring(ENTRY.length()).split(" (?![^{]*})");
      Map<String, String> entry = new LinkedHashMap<>();
      for (int i = 0; i < words.length; i += 2) {
        entry.put(words[i], complete(words[i + 1]));
      }
      return entry;
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  /** A violation as the tools print it. */
  static String line(Violation violation) {
    return violation.field()
        + " "
        + violation.code()
        + ": "
        + violation.message()
        + (violation.value().isEmpty() ? "" : " (got " + violation.value() + ")");
  }

  private static String complete(String shown) {
    MatchResult padded = BYTES.matcher(shown).results().findFirst().orElse(null);
    if (padded != null) {
      String payload = complete("{...}");
      return payload + " ".repeat(Integer.parseInt(padded.group(1)) - payload.length());
    }
    String rest =
        GOOD.entrySet().stream()
            .filter(field -> !shown.contains('"' + field.getKey() + "\":"))
            .map(field -> '"' + field.getKey() + "\": " + field.getValue())
            .collect(Collectors.joining(", "));
    return shown.replace("{...", "{" + rest);
  }

  private static Map<String, String> ordered(String... namesAndValues) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
