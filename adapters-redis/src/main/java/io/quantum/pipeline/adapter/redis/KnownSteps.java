package io.quantum.pipeline.adapter.redis;

/**
 * How far the pipeline had come by what this instance was answered last, on whichever thread.
 *
 * <p>Every writing step raises a counter and answers with its new value. A server that later knows
 * fewer steps, or another replication history than the one opened, has lost data or may have: each
 * step carries what was known when it was sent and refuses to write then. An answer counts only
 * against what was known when its question was sent, because answers of several connections arrive
 * in any order.
 *
 * <p><b>Threads</b>: safe. <b>Source</b>: docs/reference/atomic-steps.md#steps-counter.
 */
final class KnownSteps {
  private static final Mark NOTHING = new Mark("", 0);

  /** More than any server can have counted: the largest whole number that Lua has exactly. */
  private static final long BEYOND_ALL = (1L << 53) - 1;

  private Mark mark = NOTHING;

  /**
   * What is known.
   *
   * @param history replication id of the server that was opened; empty before the first opening
   * @param steps the largest count that was answered
   */
  record Mark(String history, long steps) {

    boolean isNothing() {
      return history.isEmpty();
    }

    void addTo(Arguments args) {
      args.add(history).add(steps);
    }
  }

  synchronized Mark mark() {
    return mark;
  }

  /** A step that was sent when this was known has been answered with its count. */
  synchronized void reached(Mark asked, long steps) {
    if (asked.history().equals(mark.history()) && steps > mark.steps() && !mark.isNothing()) {
      mark = new Mark(mark.history(), steps);
    }
  }

  /**
   * The answer to a step that was sent when this was known; throws if the step refused. Where a
   * record is gone, nothing more is granted before the pipeline is opened anew.
   */
  Reply answered(Mark asked, Reply reply, String what, String location) {
    if (reply.text(0).equals("CHANGED")) {
      throw RedisFailures.changed(what, location);
    }
    if (reply.text(0).equals("GONE")) {
      missed();
    } else if (reply.size() > 1) {
      reached(asked, reply.number(1));
    }
    return reply;
  }

  /** The pipeline was opened, or looked at for the first time: from here on it is compared. */
  synchronized void opened(String history, long steps) {
    mark = new Mark(history, steps);
  }

  /**
   * A record that this instance has written is gone: nothing may leave before it is opened anew.
   */
  synchronized void missed() {
    if (!mark.isNothing()) {
      mark = new Mark(mark.history(), BEYOND_ALL);
    }
  }
}
