package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.contract.PrintableText;
import java.util.Map;
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

  /** How Redis 7 words a right that is missing inside a script. */
  private static final String SCRIPT_DENIED = "The user executing the script can't";

  /** How Redis words that a stream has no id left. */
  private static final String EXHAUSTED = "exhausted the last possible ID";

  /** In our own words, short enough for a line of 80 columns. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "NOAUTH", "a password is wanted",
          "WRONGPASS", "wrong user or password",
          "NOPERM", "no right for this user",
          "LOADING", "still loading its data",
          "WRONGTYPE", "foreign data in our keys");

  private RedisFailures() {}

  /** The failure to throw for a failed command. */
  static AdapterFailure of(String what, String location, Throwable thrown) {
    String said = PrintableText.shorten(String.valueOf(thrown.getMessage()), SHOWN);
    if (isUnreadable(thrown)) {
      return new AdapterFailure(
          Remedy.RETRY,
          "Redis at %s answered something unreadable (%s): %s".formatted(location, what, said),
          thrown);
    }
    if (said.contains(EXHAUSTED)) {
      return new AdapterFailure(
          Remedy.RETRY,
          ("Redis at %s cannot %s: the stream has used up its ids, the last one is the largest there"
                  + " is; quantum-ops doctor names it and what to do (%s)")
              .formatted(location, what, said),
          thrown);
    }
    if (thrown instanceof RedisCommandExecutionException refused) {
      Remedy remedy = FOR_A_PERSON.contains(firstWord(refused)) ? Remedy.STOP : Remedy.RETRY;
      return new AdapterFailure(
          remedy,
          "Redis at %s %srefused to %s: %s".formatted(location, meaning(refused), what, said),
          thrown);
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

  /** True if the server answered, but nothing could be made of it. */
  static boolean isUnreadable(Throwable thrown) {
    return thrown instanceof IllegalArgumentException
        || thrown instanceof ArithmeticException
        || thrown instanceof IndexOutOfBoundsException
        || thrown instanceof UnsupportedOperationException;
  }

  // The code comes first: where a line is cut, it is still there.
  private static String meaning(Throwable refused) {
    boolean denied = String.valueOf(refused.getMessage()).contains(SCRIPT_DENIED);
    String code = denied ? "NOPERM" : firstWord(refused);
    return MEANINGS.containsKey(code) ? "says %s, %s: ".formatted(code, MEANINGS.get(code)) : "";
  }

  /** Somebody else wrote into our keys: nothing is derived from that. */
  static AdapterFailure planted(String location, IllegalArgumentException thrown) {
    return new AdapterFailure(
        Remedy.STOP,
        "Redis at %s holds something that this service never writes: %s"
            .formatted(location, thrown.getMessage()),
        thrown);
  }

  /** The server has other data than those that this instance knows, or none that it has opened. */
  static AdapterFailure changed(String what, String location) {
    return new AdapterFailure(
        Remedy.REOPEN,
        "Redis at %s was started anew or has lost data: it has to be opened again before it can %s"
            .formatted(location, what),
        new IllegalStateException("fewer steps than known, or another history"));
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
