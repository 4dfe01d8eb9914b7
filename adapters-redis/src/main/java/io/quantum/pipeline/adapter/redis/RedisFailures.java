package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.contract.PrintableText;
import java.util.Set;

/**
 * Turns what Lettuce throws into what an operator can act on, once and in one place.
 *
 * <p><b>Threads</b>: stateless.
 */
final class RedisFailures {
  /** First words of server errors that only a person can mend. */
  private static final Set<String> FOR_A_PERSON =
      Set.of("NOAUTH", "WRONGPASS", "NOPERM", "WRONGTYPE", "CROSSSLOT", "MOVED");

  private static final int SHOWN = 200;

  private RedisFailures() {}

  /** The failure to throw for a failed command. */
  static AdapterFailure of(String what, String location, Throwable thrown) {
    String said = PrintableText.shorten(String.valueOf(thrown.getMessage()), SHOWN);
    if (thrown instanceof RedisCommandExecutionException refused) {
      Remedy remedy = FOR_A_PERSON.contains(firstWord(refused)) ? Remedy.STOP : Remedy.RETRY;
      return new AdapterFailure(
          remedy, "Redis at %s refused to %s: %s".formatted(location, what, said), thrown);
    }
    if (thrown instanceof RedisCommandTimeoutException) {
      return new AdapterFailure(
          Remedy.RETRY,
          "Redis at %s did not answer in time (%s): it may have happened or not"
              .formatted(location, what),
          thrown);
    }
    return new AdapterFailure(
        Remedy.RETRY,
        "Redis at %s cannot be reached to %s: %s".formatted(location, what, said),
        thrown);
  }

  /** Somebody else wrote into our keys: nothing is derived from that. */
  static AdapterFailure planted(String location, IllegalArgumentException thrown) {
    return new AdapterFailure(
        Remedy.STOP,
        "Redis at %s holds something that this service never writes: %s"
            .formatted(location, thrown.getMessage()),
        thrown);
  }

  /** True if the server said that stream or group are gone. */
  static boolean saysGroupLost(Throwable thrown) {
    if (!(thrown instanceof RedisCommandExecutionException)) {
      return false;
    }
    String word = firstWord(thrown);
    return word.equals("NOGROUP") || word.equals("UNBLOCKED");
  }

  /** The code a server error begins with, past the prefix that a failed script adds. */
  static String firstWord(Throwable thrown) {
    String text = String.valueOf(thrown.getMessage());
    int end = text.indexOf(' ');
    return end < 0 ? text : text.substring(0, end);
  }
}
