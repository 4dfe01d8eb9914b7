package io.quantum.pipeline.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.protocol.CommandType;
import io.quantum.pipeline.adapter.redis.Authority;
import io.quantum.pipeline.adapter.redis.RedisUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an operator has given is taken away: from a running service, which waits and says for what,
 * or before a start, which is refused.
 */
@Tag(Chaos.SHORT)
final class WithdrawnAccessIT {
  private static final int CONFIGURATION = 64;
  private static final int REDIS_UNUSABLE = 69;

  @TempDir private Path folder;
  private final Scenario scenario = Scenario.begin();
  private Path password;

  /** Rights without which no step begins: half a step is another matter. */
  private enum Right {
    READING(CommandType.XREADGROUP),
    ANY_STEP(CommandType.EVALSHA);

    private final CommandType command;

    Right(CommandType command) {
      this.command = command;
    }
  }

  @BeforeEach
  void aUserWithAPassword() throws IOException {
    password =
        Files.createFile(
            folder.resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, "old\n");
    accept("old");
  }

  @AfterEach
  void endEverything() {
    scenario.close();
  }

  @Test
  void goesOnByItselfWhenThePasswordWasRotated() throws IOException {
    ServiceProcess service = running();

    Files.writeString(password, "new\n");
    accept("new");
    cut();
    assertWorks(service, "AAAUSDT");

    accept("newer");
    cut();
    service.awaitLog("says WRONGPASS, wrong user or password");
    Scenario.patiently()
        .untilAsserted(() -> assertThat(service.get("/health").body()).contains("WRONGPASS"));
    Files.writeString(password, "newer\n");
    assertWorks(service, "BBBUSDT");
    assertThat(service.stop()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void waitsForARightAndGoesOnByItself(Right right) {
    ServiceProcess service = running();

    scenario.commands().aclSetuser("quantum", new AclSetuserArgs().removeCommand(right.command));
    scenario.bus.add(Bus.payload("AAAUSDT", "BUY"));
    service.awaitLog("says NOPERM, no right for this user");
    Scenario.patiently()
        .untilAsserted(() -> assertThat(service.get("/health").body()).contains("NOPERM"));
    scenario.commands().aclSetuser("quantum", new AclSetuserArgs().addCommand(right.command));

    assertWorks(service, "BBBUSDT");
    assertThat(service.stop()).isZero();
  }

  @Test
  void refusesToStartWithAWrongPassword() throws IOException {
    Files.writeString(password, "wrong\n");

    ServiceProcess service = starting();

    assertThat(service.awaitEnd()).as(service.log()).isEqualTo(REDIS_UNUSABLE);
    assertThat(service.log()).contains("says WRONGPASS, wrong user or password");
  }

  @Test
  void saysWhatItWaitsForAtTheStart() {
    scenario.commands().configSet("maxmemory", "1");
    ServiceProcess service = starting();
    service.awaitLog("START: waiting for Redis");
    assertThat(service.log()).contains("OOM");

    scenario.commands().configSet("maxmemory", "0");
    service.awaitReader();
    assertThat(service.stop()).isZero();
  }

  @Test
  void refusesToStartOnAServerThatNobodyTrusts() {
    int port = RedisUnderTest.freePort();
    Authority authority = Authority.in(folder, "ours");
    Authority.Identity server = authority.sign("server", "127.0.0.1", Duration.ofDays(1));
    try (RedisUnderTest secured =
        RedisUnderTest.process(
            "--appendonly", "yes",
            "--appendfsync", "always",
            "--tls-port", Integer.toString(port),
            "--tls-cert-file", server.certificate().toString(),
            "--tls-key-file", server.key().toString(),
            "--tls-ca-cert-file", authority.certificate().toString(),
            "--tls-auth-clients", "no")) {
      String url = "rediss://127.0.0.1:" + port;

      ServiceProcess refused = scenario.starting(url, Scenario.quick());
      Scenario.patiently().until(() -> !refused.isAlive());
      assertThat(refused.awaitEnd()).as(refused.log()).isEqualTo(REDIS_UNUSABLE);
      assertThat(refused.log()).contains("certificate is not trusted");

      ServiceProcess trusting =
          scenario.starting(
              url, Scenario.quick("REDIS_CA_FILE", authority.certificate().toString()));
      assertThat(trusting.awaitReader().stop()).isZero();
      assertThat(secured.commands().ping()).isEqualTo("PONG");
    }
  }

  @Test
  void showsNothingOfAUrlThatIsNone() {
    ServiceProcess service = scenario.starting("redis://:Zq7x#Secret@127.0.0.1:1", Map.of());

    assertThat(service.awaitEnd()).isEqualTo(CONFIGURATION);
    assertThat(service.log()).contains("escape it: %23").doesNotContain("Zq7x", "Secret");
  }

  private void assertWorks(ServiceProcess service, String symbol) {
    scenario.bus.add(Bus.payload(symbol, "BUY"));
    scenario.awaitAllEnded();
    Scenario.patiently()
        .untilAsserted(() -> assertThat(service.health()).as(service.log()).isEqualTo(200));
    assertThat(service.isAlive()).isTrue();
    scenario.assertSound();
  }

  private ServiceProcess running() {
    return starting().awaitReader();
  }

  private ServiceProcess starting() {
    return scenario.starting(
        scenario.redis.url().replace("redis://", "redis://quantum@"),
        Scenario.quick("REDIS_PASSWORD_FILE", password.toString()));
  }

  private void accept(String word) {
    scenario
        .commands()
        .aclSetuser(
            "quantum",
            AclSetuserArgs.Builder.reset().on().addPassword(word).allKeys().allCommands());
  }

  private void cut() {
    scenario.commands().clientKill(KillArgs.Builder.user("quantum"));
  }
}
