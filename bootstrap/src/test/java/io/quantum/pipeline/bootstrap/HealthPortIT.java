package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The port byte by byte: whose requests are answered, and with what. */
final class HealthPortIT {
  private static Scenario scenario;
  private static ServiceProcess service;

  @BeforeAll
  static void start() {
    scenario = Scenario.begin();
    service = scenario.reader(Scenario.quick());
  }

  @AfterAll
  static void end() {
    scenario.close();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200", "127.0.0.1:1, 200", "LocalHost:8002, 200", "[::1]:8002, 200",
    "evil.example, 421", "evil.example:8002, 421", "localhost.evil.example, 421", "10.0.0.1, 421",
    "me@localhost, 400", "local host, 400"
  })
  void answersForItsOwnNamesOnly(String host, int status) {
    for (String path : List.of("/stats", "/metrics", "/nothing")) {
      Answer answer = ask("GET " + path + " HTTP/1.1", "Host: " + host);

      int expected = status == 200 && path.equals("/nothing") ? 404 : status;
      assertThat(answer.status()).as(path).isEqualTo(expected);
      if (status != 200) {
        assertThat(answer.body()).startsWith("{\"error\":").doesNotContain("evil", "outcomes");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example/stats, localhost, 421",
    "http://evil.example:8002/metrics, 127.0.0.1, 421",
    "http://localhost/stats, evil.example, 200",
    "http://me@localhost/stats, localhost, 400"
  })
  void judgesATargetThatHasAHostByThatOne(String target, String host, int status) {
    assertThat(ask("GET " + target + " HTTP/1.1", "Host: " + host).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept: */*", "Host: localhost\r\nHost: localhost", "Host:"})
  void refusesARequestWithoutExactlyOneHost(String headers) {
    assertThat(ask("GET /stats HTTP/1.1", headers).status()).isEqualTo(400);
    assertThat(ask("HEAD /stats HTTP/1.1", headers).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/stats", "/metrics", "/nothing"})
  void headHasTheHeadersOfGetAndNoBody(String path) {
    Answer get = ask("GET " + path + " HTTP/1.1", "Host: localhost");
    Answer head = ask("HEAD " + path + " HTTP/1.1", "Host: localhost");

    assertThat(head.status()).isEqualTo(get.status());
    assertThat(head.body()).isEmpty();
    assertThat(head.names()).containsExactlyElementsOf(get.names());
    assertThat(head.header("content-type")).isEqualTo(get.header("content-type"));
    assertThat(Integer.parseInt(get.header("content-length"))).isEqualTo(get.body().length());
    // The figures move between the two; their length hardly does.
    assertThat(Integer.parseInt(head.header("content-length")))
        .isBetween(get.body().length() - 500, get.body().length() + 500)
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "get"})
  void saysWhichMethodsThereAre(String method) {
    Answer answer = ask(method + " /health HTTP/1.1", "Host: localhost");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
  }

  /**
   * What came back.
   *
   * @param head status line and headers
   * @param body behind the empty line
   */
  private record Answer(List<String> head, String body) {
    int status() {
      return Integer.parseInt(head.get(0).split(" ")[1]);
    }

    List<String> names() {
      return head.stream()
          .skip(1)
          .map(line -> line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT))
          .sorted()
          .toList();
    }

    String header(String name) {
      return head.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  private static Answer ask(String line, String headers) {
    URI at = URI.create("http://" + service.http());
    try (Socket socket = new Socket(at.getHost(), at.getPort())) {
      socket.setSoTimeout(20_000);
      String request = line + "\r\n" + headers + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readAllBytes();
      String[] parts = new String(answer, StandardCharsets.UTF_8).split("\r\n\r\n", 2);
      return new Answer(Arrays.asList(parts[0].split("\r\n")), parts[1]);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
