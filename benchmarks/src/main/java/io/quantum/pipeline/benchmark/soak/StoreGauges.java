package io.quantum.pipeline.benchmark.soak;

import io.quantum.pipeline.benchmark.PlainRedis;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Redis holds beside what it is meant to keep: streams up to their limits, and the records of
 * orders for seven days.
 *
 * <p><b>Threads</b>: not safe. <b>Errors</b>: {@link IOException} if Redis is away.
 *
 * @param bytes used memory without streams and order records
 * @param keys keys without streams and order records
 */
record StoreGauges(long bytes, long keys) {
  private static final Pattern USED = Pattern.compile("(?m)^used_memory:(\\d+)");

  static StoreGauges read(PlainRedis redis) throws IOException {
    long kept = 0;
    long others = 0;
    String cursor = "0";
    do {
      List<?> page = (List<?>) redis.call("SCAN", cursor, "COUNT", "500");
      cursor = (String) page.get(0);
      List<?> names = (List<?>) page.get(1);
      List<String> records =
          names.stream().map(String.class::cast).filter(StoreGauges::isKept).toList();
      others += names.size() - records.size();
      for (String record : records) {
        redis.send("MEMORY", "USAGE", record, "SAMPLES", "0");
      }
      for (int i = 0; i < records.size(); i++) {
        kept += redis.receive() instanceof Long bytes ? bytes : 0;
      }
    } while (!cursor.equals("0"));
    Matcher used = USED.matcher((String) redis.call("INFO", "memory"));
    if (!used.find()) {
      throw new IOException("INFO tells no used_memory");
    }
    return new StoreGauges(Long.parseLong(used.group(1)) - kept, others);
  }

  private static boolean isKept(String key) {
    return key.startsWith("quantum:stream:")
        || key.startsWith("quantum:exec:order:")
        || key.startsWith("quantum:paper:order:");
  }
}
