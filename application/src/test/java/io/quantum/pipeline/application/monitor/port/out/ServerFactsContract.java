package io.quantum.pipeline.application.monitor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.backlog.ServerReading;
import org.junit.jupiter.api.Test;

/** What everything does that knows the server. */
public interface ServerFactsContract {

  /** A server. */
  ServerFacts server();

  /** Looks at that server, as an operator does. */
  void look();

  /** No server. */
  ServerFacts unreachable();

  @Test
  default void saysWhichServerItIs() {
    ServerReading.Known known = known();

    assertThat(known.version()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(known.runId()).matches("[0-9a-f]{40}");
    assertThat(known().runId()).isEqualTo(known.runId());
  }

  @Test
  default void countsTheWorkOfLooking() {
    ServerReading.Known before = known();
    look();
    ServerReading.Work work = known().looks().since(before.looks());

    assertThat(work.calls()).isPositive();
    assertThat(work.micros()).isPositive();
  }

  @Test
  default void saysWhyItCannotTell() {
    assertThat(unreachable().read())
        .isInstanceOfSatisfying(
            ServerReading.Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
  }

  private ServerReading.Known known() {
    return server()
        .read()
        .fold(
            known -> known,
            unknown -> {
              throw new AssertionError(unknown.why());
            });
  }
}
