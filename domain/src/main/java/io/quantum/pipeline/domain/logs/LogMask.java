package io.quantum.pipeline.domain.logs;

import io.quantum.pipeline.domain.contract.PrintableText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a message what differs from one time to the next, so that what is left tells its
 * kind.
 *
 * <p>{@code <time>} stands for dates and times of day, {@code <id>} for entry ids, UUIDs, hex and
 * words that mix letters and digits, {@code <symbol>} for trading symbols, {@code <n>} for other
 * numbers. A short word such as {@code P0} or {@code v5} keeps its digits. <b>Source</b>:
 * docs/reference/proof-packs.md#log-templates.
 */
final class LogMask {
  private static final int MAX_READ = 1_000;
  private static final int MAX_KEPT = 200;

  private static final Pattern VARYING =
      Pattern.compile(
          "(?<time>\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?"
              + "(?:Z|[+-]\\d{2}:?\\d{2})?)?|\\b\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d+)?)"
              + "|(?<id>\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"
              + "|\\b0x[0-9a-fA-F]+\\b"
              + "|\\b\\d{10,20}-\\d+\\b"
              + "|\\bq[a-z2-7]{24}\\b)"
              + "|(?<symbol>\\b(?=[A-Z0-9]*[A-Z])[A-Z0-9]{1,15}"
              + "(?:USDT|USDC|FDUSD|BUSD|USD|EUR|BTC|ETH)\\b)"
              + "|(?<mixed>\\b(?=[0-9]*[A-Za-z])(?=[A-Za-z]*[0-9])[0-9A-Za-z]{8,}\\b"
              + "|\\b\\d+[A-Za-z]+\\d[0-9A-Za-z]*\\b)"
              + "|(?<number>(?<![\\w])[-+]?\\d+(?:[.,]\\d+)*(?:[eE][-+]?\\d+\\b)?)");

  private LogMask() {}

  static String mask(String message) {
    String read = message.length() <= MAX_READ ? message : message.substring(0, MAX_READ);
    Matcher varying = VARYING.matcher(read);
    StringBuilder kept = new StringBuilder(read.length());
    while (varying.find()) {
      varying.appendReplacement(kept, placeholder(varying));
    }
    varying.appendTail(kept);
    return PrintableText.shorten(kept.toString(), MAX_KEPT);
  }

  private static String placeholder(Matcher varying) {
    if (varying.group("number") != null) {
      return "<n>";
    }
    if (varying.group("symbol") != null) {
      return "<symbol>";
    }
    return varying.group("time") != null ? "<time>" : "<id>";
  }
}
