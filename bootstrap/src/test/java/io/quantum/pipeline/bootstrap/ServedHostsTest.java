package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.bootstrap.ServedHosts.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServedHostsTest {
  private static final InetAddress LOOPBACK = address("127.0.0.1");
  private static final InetAddress LAN = address("192.168.1.20");

  private final ServedHosts onLoopback = new ServedHosts("127.0.0.1");
  private final ServedHosts everywhere = new ServedHosts("0.0.0.0", () -> Optional.of("Trade-1"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8002",
        "localhost.",
        "127.0.0.1",
        "127.0.0.1:8002",
        "127.8.7.6",
        "[::1]",
        "[::1]:8002",
        "[0:0:0:0:0:0:0:1]:1",
        "localhost:",
        " localhost:8002 "
      })
  void servesLoopbackNamesWithAnyPort(String host) {
    assertThat(judge(onLoopback, host, LOOPBACK)).isEqualTo(Verdict.SERVED);
    assertThat(judge(everywhere, host, LAN)).isEqualTo(Verdict.SERVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8002",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil-localhost",
        "xlocalhost",
        "128.0.0.1",
        "127.0.0.256",
        "127.1",
        "2130706433",
        "0x7f000001",
        "192.168.1.20",
        "[::2]",
        "[::ffff:8.8.8.8]",
        "0.0.0.0",
        "Trade-1"
      })
  void sendsAwayWhatIsMeantForOthers(String host) {
    assertThat(judge(onLoopback, host, LOOPBACK)).isEqualTo(Verdict.MISDIRECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "me@localhost", "localhost:http", "localhost/stats", "localhost localhost",
        "localhost,evil.example", "[::1", "::1", "http://localhost", "localhost:123456",
            "l\u00f6cal"
      })
  void refusesWhatIsNoHost(String host) {
    assertThat(judge(onLoopback, host, LOOPBACK)).isEqualTo(Verdict.MALFORMED);
  }

  @Test
  void servesTheAddressAtWhichARequestCameInAndTheHostsNameWhenBoundToAll() {
    assertThat(judge(everywhere, "192.168.1.20:8002", LAN)).isEqualTo(Verdict.SERVED);
    assertThat(judge(everywhere, "trade-1:8002", LAN)).isEqualTo(Verdict.SERVED);
    assertThat(judge(everywhere, "0.0.0.0:8002", LAN)).isEqualTo(Verdict.SERVED);
    assertThat(judge(everywhere, "192.168.1.21:8002", LAN)).isEqualTo(Verdict.MISDIRECTED);
    assertThat(judge(everywhere, "evil.example", LAN)).isEqualTo(Verdict.MISDIRECTED);
    assertThat(judge(new ServedHosts("::"), "[fe80::1]:80", address("fe80::1")))
        .isEqualTo(Verdict.SERVED);
  }

  @Test
  void servesTheNameThatItIsBoundTo() {
    ServedHosts named = new ServedHosts("trade.invalid");

    assertThat(judge(named, "Trade.Invalid:8002", LAN)).isEqualTo(Verdict.SERVED);
    assertThat(judge(named, "other.invalid", LAN)).isEqualTo(Verdict.MISDIRECTED);
  }

  @Test
  void wantsExactlyOneHostAndPutsTheTargetsAuthorityFirst() {
    assertThat(judge("HTTP/1.1", Optional.empty())).isEqualTo(Verdict.MALFORMED);
    assertThat(judge("HTTP/1.0", Optional.empty())).isEqualTo(Verdict.SERVED);
    assertThat(judge("HTTP/1.1", Optional.empty(), "localhost", "localhost"))
        .isEqualTo(Verdict.MALFORMED);
    assertThat(judge("HTTP/1.1", Optional.of("evil.example"), "localhost"))
        .isEqualTo(Verdict.MISDIRECTED);
    assertThat(judge("HTTP/1.1", Optional.of("localhost:8002"), "evil.example"))
        .isEqualTo(Verdict.SERVED);
    assertThat(judge("HTTP/1.0", Optional.of("evil.example"))).isEqualTo(Verdict.MISDIRECTED);
  }

  private Verdict judge(String protocol, Optional<String> target, String... hosts) {
    return onLoopback.judge(protocol, target, List.of(hosts), LOOPBACK);
  }

  private static Verdict judge(ServedHosts hosts, String host, InetAddress arrived) {
    return hosts.judge("HTTP/1.1", Optional.empty(), List.of(host), arrived);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
