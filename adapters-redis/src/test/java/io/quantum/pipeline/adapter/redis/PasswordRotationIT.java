package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that changes under open connections, in either order of the two places. */
final class PasswordRotationIT {
  @TempDir private Path folder;
  private final RedisUnderTest redis = RedisUnderTest.process();
  private Path file;

  @BeforeEach
  void aUserWithAPassword() throws IOException {
    file =
        Files.createFile(
            folder.resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, "old\n");
    accept("old");
  }

  @AfterEach
  void endTheServer() {
    redis.close();
  }

  @Test
  void goesOnAtOnceIfTheFileWasFirst() throws IOException {
    try (RedisConnections connections = connections()) {
      assertThat(connections.now()).isNotNull();

      Files.writeString(file, "new\n");
      accept("new");
      cut();

      await().ignoreExceptionsInstanceOf(AdapterFailure.class).until(() -> looks(connections));
    }
  }

  @Test
  void saysWrongpassUntilTheFileFollows() throws IOException {
    try (RedisConnections connections = connections()) {
      assertThat(connections.now()).isNotNull();

      accept("new");
      cut();
      await()
          .untilAsserted(
              () -> {
                AdapterFailure failure =
                    catchThrowableOfType(AdapterFailure.class, connections::now);
                assertThat(failure).hasMessageContaining("says WRONGPASS, wrong user or password");
                assertThat(failure.remedy()).isEqualTo(Remedy.OPERATOR);
              });
      Files.writeString(file, "new\n");

      await().ignoreExceptionsInstanceOf(AdapterFailure.class).until(() -> looks(connections));
    }
  }

  @Test
  void saysWhyTheFileCannotBeUsedAndGoesOnWhenItCan() throws IOException {
    try (RedisConnections connections = connections()) {
      assertThat(connections.now()).isNotNull();

      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      cut();
      await()
          .untilAsserted(
              () ->
                  assertThat(catchThrowableOfType(AdapterFailure.class, connections::now))
                      .hasMessageContaining("REDIS_PASSWORD_FILE")
                      .hasMessageContaining("chmod 640"));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

      await().ignoreExceptionsInstanceOf(AdapterFailure.class).until(() -> looks(connections));
    }
  }

  @Test
  void saysThatNobodyListensAndNotThatItIsNotConnected() {
    try (RedisConnections connections = connections()) {
      assertThat(connections.now()).isNotNull();

      redis.kill();

      await()
          .untilAsserted(
              () ->
                  assertThat(catchThrowableOfType(AdapterFailure.class, connections::now))
                      .hasMessageContaining("refused"));
    }
  }

  private static boolean looks(RedisConnections connections) {
    return connections.now() != null;
  }

  private void accept(String password) {
    redis
        .commands()
        .aclSetuser(
            "quantum",
            AclSetuserArgs.Builder.reset().on().addPassword(password).allKeys().allCommands());
  }

  private void cut() {
    redis.commands().clientKill(KillArgs.Builder.user("quantum"));
  }

  private RedisConnections connections() {
    ConfigCheck check =
        new ConfigCheck(
            Map.of(
                "REDIS_URL",
                redis.url().replace("redis://", "redis://quantum@"),
                "REDIS_PASSWORD_FILE",
                file.toString()));
    RedisConfig config = RedisConfig.read(check);
    check.refuseIfWrong();
    return new RedisConnections(config, System::nanoTime);
  }
}
