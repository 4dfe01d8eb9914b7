package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.contract.PrintableText;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;

/**
 * Turns what Lettuce throws into what an operator can act on, once and in one place.
 *
 * <p><b>Threads</b>: stateless.
 */
final class RedisFailures {
  /** First words of server errors after which nobody knows what our keys hold. */
  private static final Set<String> FOREIGN_DATA = Set.of("WRONGTYPE");

  /** First words of server errors that last until a person grants or repairs something. */
  private static final Set<String> FOR_AN_OPERATOR =
      Set.of("NOAUTH", "WRONGPASS", "NOPERM", "MOVED", "CROSSSLOT", "DENIED");

  private static final int SHOWN = 200;

  /**
   * A right that is missing inside a script has no code on Redis 7.0, and other servers word it
   * otherwise: {@code ERR The user executing the script can't run this command}, {@code NOPERM ACL
   * failure in script}.
   */
  private static final Pattern DENIED_IN_SCRIPT =
      Pattern.compile(
          "the user executing the script|acl failure in script|\\bnoperm\\b"
              + "|can't run this command|can't access at least one of the|has no permissions to",
          Pattern.CASE_INSENSITIVE);

  /** A command that was renamed or disabled, and a password where the server has none. */
  private static final Pattern SET_UP_OTHERWISE =
      Pattern.compile(
          "\\bunknown (redis )?command\\b|without any password configured",
          Pattern.CASE_INSENSITIVE);

  /** How Redis words that a stream has no id left. */
  private static final String EXHAUSTED = "exhausted the last possible ID";

  /** In our own words, short enough for a line of 80 columns. */
  private static final Map<String, String> MEANINGS =
      Map.of(
          "NOAUTH", "a password is wanted",
          "WRONGPASS", "wrong user or password",
          "NOPERM", "no right for this user",
          "LOADING", "still loading its data",
          "MOVED", "a cluster, which is not supported",
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
          ("Redis at %s cannot %s: the stream has used up its ids, the last one is the largest"
                  + " there is; quantum-ops doctor names it and what to do (%s)")
              .formatted(location, what, said),
          thrown);
    }
    if (thrown instanceof RedisCommandExecutionException refused) {
      return new AdapterFailure(
          remedy(refused),
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
        "Redis at %s cannot be reached to %s: %s"
            .formatted(location, what, isLoss(thrown) ? "the connection was lost" : said),
        thrown);
  }

  /** True if the server said that this user may not do that, outside of a script or in one. */
  static boolean saysDenied(Throwable thrown) {
    return thrown instanceof RedisCommandExecutionException
        && (firstWord(thrown).equals("NOPERM")
            || DENIED_IN_SCRIPT.matcher(String.valueOf(thrown.getMessage())).find());
  }

  private static Remedy remedy(RedisCommandExecutionException refused) {
    if (FOREIGN_DATA.contains(firstWord(refused))) {
      return Remedy.STOP;
    }
    boolean lasting =
        FOR_AN_OPERATOR.contains(firstWord(refused))
            || saysDenied(refused)
            || SET_UP_OTHERWISE.matcher(String.valueOf(refused.getMessage())).find();
    return lasting ? Remedy.OPERATOR : Remedy.RETRY;
  }

  // In Lettuce's words it would say that it is not connected, and never why.
  private static boolean isLoss(Throwable thrown) {
    return thrown instanceof CancellationException
        || thrown.getClass() == RedisException.class && thrown.getCause() == null;
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
    String code = saysDenied(refused) ? "NOPERM" : firstWord(refused);
    return MEANINGS.containsKey(code) ? "says %s, %s: ".formatted(code, MEANINGS.get(code)) : "";
  }

  /** A file of the configuration cannot be used, so nothing can be connected. */
  static AdapterFailure unusable(String location, GuardedFile.Unusable file) {
    return new AdapterFailure(
        Remedy.OPERATOR,
        "Redis at %s cannot be reached to connect: %s".formatted(location, file.getMessage()),
        file);
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
