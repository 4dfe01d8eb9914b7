package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a real server: whom we trust, who we are, and what is said of either. */
final class RedisTlsIT {
  private static final Duration LONG = Duration.ofDays(1);

  @TempDir private Path folder;
  private Authority ours;
  private Path trusted;
  private RedisUnderTest redis;
  private int tlsPort;

  @BeforeEach
  void anAuthority() {
    ours = Authority.in(folder, "ours");
    trusted = ours.certificate();
  }

  @AfterEach
  void endTheServer() {
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  void isOnSpeakingTermsWithAServerOfAnOwnAuthority() {
    serve(ours.sign("server", "127.0.0.1", LONG), "no");

    try (RedisConnections connections = to("rediss", Map.of("REDIS_CA_FILE", trusted.toString()))) {
      assertThat(connections.now()).isNotNull();
    }
  }

  @Test
  void refusesAServerThatNobodyTrusted() {
    serve(ours.sign("server", "127.0.0.1", LONG), "no");

    assertForAnOperator(to("rediss", Map.of()), "is not trusted, name its issuer in REDIS_CA_FILE");
  }

  @Test
  void refusesAServerOfAnotherAuthority() {
    serve(Authority.in(folder, "theirs").sign("server", "127.0.0.1", LONG), "no");

    assertForAnOperator(
        to("rediss", Map.of("REDIS_CA_FILE", trusted.toString())), "is not trusted");
  }

  @Test
  void refusesACertificateForAnotherHost() {
    serve(ours.sign("server", "elsewhere.example", LONG), "no");

    assertForAnOperator(
        to("rediss", Map.of("REDIS_CA_FILE", trusted.toString())), "is not for host 127.0.0.1");
  }

  @Test
  void refusesAnExpiredCertificate() {
    serve(ours.sign("server", "127.0.0.1", Duration.ofDays(-1)), "no");

    assertForAnOperator(
        to("rediss", Map.of("REDIS_CA_FILE", trusted.toString())), "certificate has expired");
  }

  @Test
  void showsItsOwnCertificateWhereThatIsWanted() {
    serve(ours.sign("server", "127.0.0.1", LONG), "yes");
    Authority.Identity me = ours.sign("client", "127.0.0.1", LONG);
    Map<String, String> mutual =
        Map.of(
            "REDIS_CA_FILE", trusted.toString(),
            "REDIS_CERT_FILE", me.certificate().toString(),
            "REDIS_KEY_FILE", me.key().toString());

    try (RedisConnections connections = to("rediss", mutual)) {
      assertThat(connections.now()).isNotNull();
    }
    assertForAnOperator(
        to("rediss", Map.of("REDIS_CA_FILE", trusted.toString())), "it may want REDIS_CERT_FILE");
  }

  @Test
  void readsTheFilesAgainForANewConnection() throws Exception {
    serve(ours.sign("server", "127.0.0.1", LONG), "no");
    Path used =
        Files.copy(Authority.in(folder, "theirs").certificate(), folder.resolve("used.pem"));

    try (RedisConnections connections = to("rediss", Map.of("REDIS_CA_FILE", used.toString()))) {
      assertThat(catchThrowableOfType(AdapterFailure.class, connections::now))
          .hasMessageContaining("is not trusted");
      Files.copy(trusted, used, StandardCopyOption.REPLACE_EXISTING);

      await()
          .ignoreExceptionsInstanceOf(AdapterFailure.class)
          .until(() -> connections.now() != null);
    }
  }

  @Test
  void saysSoWhereAPortDoesNotSpeakTls() {
    serve(ours.sign("server", "127.0.0.1", LONG), "no");
    tlsPort = redis.port();

    assertForAnOperator(to("rediss", Map.of()), "it speaks no TLS on that port");
  }

  @Test
  void saysSoWhereAPortSpeaksTlsOnly() {
    serve(ours.sign("server", "127.0.0.1", LONG), "no");

    assertForAnOperator(to("redis", Map.of()), "it speaks TLS on that port");
  }

  private static void assertForAnOperator(RedisConnections connections, String words) {
    try (connections) {
      AdapterFailure failure = catchThrowableOfType(AdapterFailure.class, connections::now);
      assertThat(failure).hasMessageContaining(words);
      assertThat(failure.remedy()).isEqualTo(Remedy.OPERATOR);
    }
  }

  private void serve(Authority.Identity server, String clients) {
    tlsPort = RedisUnderTest.freePort();
    redis =
        RedisUnderTest.process(
            "--tls-port", Integer.toString(tlsPort),
            "--tls-cert-file", server.certificate().toString(),
            "--tls-key-file", server.key().toString(),
            "--tls-ca-cert-file", trusted.toString(),
            "--tls-auth-clients", clients);
  }

  private RedisConnections to(String scheme, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("REDIS_URL", scheme + "://127.0.0.1:" + tlsPort);
    ConfigCheck check = new ConfigCheck(environment);
    RedisConfig config = RedisConfig.read(check);
    check.refuseIfWrong();
    return new RedisConnections(config, System::nanoTime);
  }
}
