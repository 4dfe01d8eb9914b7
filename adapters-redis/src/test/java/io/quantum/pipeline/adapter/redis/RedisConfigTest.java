package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.ConfigProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for a place of Redis, and that nothing of another one is shown. */
final class RedisConfigTest {
  private static final String HINT = "or use REDIS_PASSWORD_FILE";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "redis://localhost, redis://localhost, localhost:6379/0",
    "redis://redis_1.example-net:6380/, redis://redis_1.example-net:6380/, "
        + "redis_1.example-net:6380/0",
    "rediss://u:p%23%40x@10.0.0.7:6380/3, rediss://u:***@10.0.0.7:6380/3, 10.0.0.7:6380/3",
    "redis://:a:b+c@[::1]:6379, redis://:***@[::1]:6379, [::1]:6379/0"
  })
  void takesOnlyTheOneShape(String url, String shown, String location) {
    RedisConfig config = read(Map.of("REDIS_URL", url), List.of());

    assertThat(shown(Map.of("REDIS_URL", url))).containsEntry("REDIS_URL", shown);
    assertThat(config.location()).isEqualTo(location);
    assertThat(config.toString() + config.address()).doesNotContain("p%23", "a:b+c", "p#@x");
  }

  @Test
  void decodesUserAndPassword() {
    RedisAddress address = RedisAddress.parse("redis://an%C3%A9:p%23%40+%2B@h");

    assertThat(address.user()).contains("ané");
    assertThat(address.password()).contains("p#@++");
  }

  @ParameterizedTest
  @CsvSource({
    "redis://:Zq7x#Secret@127.0.0.1:1, %23",
    "redis://u:Zq7x#Secret@127.0.0.1:1, %23",
    "redis://:Zq7x?Secret@127.0.0.1:1, %3F",
    "redis://Zq7x?Secret=1@127.0.0.1:1, %3F",
    "redis://:Zq7x/Secret@127.0.0.1:1, %2F",
    "redis://u:7/Secret@127.0.0.1:1, %2F",
    "redis://:Zq7x@Secret@127.0.0.1:1, %40",
    "redis://:Zq7x Secret@127.0.0.1:1, %20",
    "redis://:Zq7x%Secret@127.0.0.1:1, %25",
    "redis://:Zq7x^Secret@127.0.0.1:1, %XX",
    "redis://:Zq7xé€Secret@127.0.0.1:1, %XX",
    "redis://:Zq7x\\Secret@127.0.0.1:1, %XX",
    "rediss://:Zq7x#Secret, %23"
  })
  void showsNothingOfAPasswordThatIsNotEscaped(String url, String escape) {
    assertThat(only(Map.of("REDIS_URL", url)))
        .contains("REDIS_URL", escape, HINT)
        .doesNotContain("Zq7x", "Secret", "127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verifyPeer=NONE",
        "verifyPeer=CA&timeout=5s",
        "timeout=5s",
        "database=3",
        "sentinelMasterId=m",
        "clientName=me",
        "ssl_cert_reqs=none",
        "insecure=true"
      })
  void refusesEveryParameterByItsName(String parameters) {
    String name = parameters.substring(0, parameters.indexOf('='));

    assertThat(only(Map.of("REDIS_URL", "rediss://u:Secret@h:6380/0?" + parameters)))
        .contains("parameters behind ? are not understood: " + name)
        .doesNotContain("Secret", "NONE", "5s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis-socket:///run/redis.sock",
        "unix:///run/redis.sock",
        "redis-sentinel://h:26379/0#m",
        "redis-cluster://h:1",
        "http://u:Secret@h",
        "h:6379",
        "Secret",
        "redis://",
        "redis://:6379",
        "redis://h:0",
        "redis://h:65536",
        "redis://h:port",
        "redis://h/zero",
        "redis://h#Secret",
        "redis://h,i:6379",
        "redis://-h",
        "redis://Secret@h",
        "REDIS://h"
      })
  void refusesEveryOtherPlaceWithoutShowingIt(String url) {
    assertThat(only(Map.of("REDIS_URL", url))).contains("not shown").doesNotContain("Secret");
  }

  @ParameterizedTest
  @CsvSource({"rw-r--r--, 640", "rw----r--, 600", "rw-rw----, 640", "rw-----w-, 600"})
  void refusesAPasswordFileThatIsOpenToOthers(String rights, String chmod) throws IOException {
    Path file = file("password", "Secret\n", rights);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);

    for (Path named : List.of(file, link)) {
      assertThat(only(Map.of("REDIS_PASSWORD_FILE", named.toString())))
          .contains("is open to others (" + rights + "), run: chmod " + chmod + " '" + named + "'")
          .doesNotContain("Secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"r--------", "rw-------", "rw-r-----", "r--r-----"})
  void takesAPasswordFileThatTheGroupMayRead(String rights) throws IOException {
    Path file = file("password", "Secret\n", rights);

    Map<String, String> environment = Map.of("REDIS_PASSWORD_FILE", file.toString());
    RedisConfig config = read(environment, List.of());

    assertThat(shown(environment)).containsEntry("REDIS_PASSWORD_FILE", "***");
    assertThat(config.toString() + shown(environment)).doesNotContain("Secret");
  }

  @Test
  void wantsCertificateAndKeyTogetherAndMatching() throws IOException {
    Authority authority = Authority.in(folder, "ca");
    Authority.Identity one = authority.sign("one", "h", Duration.ofDays(1));
    Authority.Identity two = authority.sign("two", "h", Duration.ofDays(1));

    assertThat(only(tls(Map.of("REDIS_CERT_FILE", one.certificate().toString()))))
        .contains("REDIS_KEY_FILE: REDIS_CERT_FILE and REDIS_KEY_FILE are set both or not at all");
    assertThat(only(tls(Map.of("REDIS_KEY_FILE", one.key().toString()))))
        .contains("REDIS_CERT_FILE: REDIS_CERT_FILE and REDIS_KEY_FILE are set both");
    assertThat(only(tls(both(one.certificate(), two.key()))))
        .contains("is not the key of the certificate");
    assertThat(only(tls(both(one.certificate(), one.certificate()))))
        .contains("holds no PKCS#8 key", "openssl pkcs8 -topk8 -nocrypt");
    Files.setPosixFilePermissions(one.key(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(only(tls(both(one.certificate(), one.key())))).contains("REDIS_KEY_FILE", "chmod");
    read(tls(both(two.certificate(), two.key())), List.of());
  }

  @Test
  void refusesCertificatesThatAreNoneOrThatAnybodyMayReplace() throws IOException {
    Path trusted = Authority.in(folder, "ca").certificate();

    assertThat(only(tls(Map.of("REDIS_CA_FILE", file("x", "no PEM", "rw-r--r--").toString()))))
        .contains("holds no PEM certificate");
    assertThat(only(tls(Map.of("REDIS_CA_FILE", folder.resolve("none").toString()))))
        .contains("cannot read");
    assertThat(only(Map.of("REDIS_URL", "redis://h", "REDIS_CA_FILE", trusted.toString())))
        .contains("REDIS_CA_FILE: is for TLS only: REDIS_URL=rediss://...");
    Files.setPosixFilePermissions(trusted, PosixFilePermissions.fromString("rw-r--rw-"));
    assertThat(only(tls(Map.of("REDIS_CA_FILE", trusted.toString())))).contains("chmod o-w");
  }

  private static Map<String, String> both(Path certificate, Path key) {
    return Map.of("REDIS_CERT_FILE", certificate.toString(), "REDIS_KEY_FILE", key.toString());
  }

  private static Map<String, String> tls(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("REDIS_URL", "rediss://h");
    return environment;
  }

  private Path file(String name, String text, String rights) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  private static String only(Map<String, String> environment) {
    ConfigCheck check = new ConfigCheck(environment);
    RedisConfig config = RedisConfig.read(check);
    assertThat(check.problems()).as(check.problems().toString()).hasSize(1);
    return check.problems().get(0) + " " + config;
  }

  private static RedisConfig read(Map<String, String> environment, List<ConfigProblem> problems) {
    ConfigCheck check = new ConfigCheck(environment);
    RedisConfig config = RedisConfig.read(check);
    assertThat(check.problems()).isEqualTo(problems);
    return config;
  }

  private static Map<String, String> shown(Map<String, String> environment) {
    ConfigCheck check = new ConfigCheck(environment);
    RedisConfig.read(check);
    return check.shown();
  }
}
