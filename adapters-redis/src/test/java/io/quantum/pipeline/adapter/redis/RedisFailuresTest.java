package io.quantum.pipeline.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisFailuresTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERR The user executing the script can't run this command or subcommand script: 5b, on"
            + " @user_script:1.",
        "ERR The user executing the script can't access at least one of the keys mentioned in the"
            + " command arguments script: 5b, on @user_script:1.",
        "ERR The user executing the script is lacking the permissions for the command script: 5b",
        "NOPERM ACL failure in script: User quantum has no permissions to run the 'xack' command"
            + " script: 5b, on @user_script:1.",
        "ERR ACL failure in script: No permissions to access a key script: 5b, on @user_script:1.",
        "NOPERM this user has no permissions to run the 'xreadgroup' command",
        "NOPERM User quantum has no permissions to run the 'evalsha' command"
      })
  void aMissingRightIsForAnOperatorInsideAScriptToo(String said) {
    assertThat(failure(said).remedy()).isEqualTo(Remedy.OPERATOR);
    assertThat(failure(said)).hasMessageContaining("says NOPERM, no right for this user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONGPASS invalid username-password pair or user is disabled.",
        "NOAUTH Authentication required.",
        "MOVED 11793 127.0.0.1:7001",
        "CROSSSLOT Keys in request don't hash to the same slot",
        "DENIED Redis is running in protected mode because protected mode is enabled",
        "ERR unknown command 'xautoclaim', with args beginning with: ",
        "ERR Unknown Redis command called from script script: 5b, on @user_script:1.",
        "ERR AUTH <password> called without any password configured for the default user."
      })
  void whatAPersonCanMendIsForAnOperator(String said) {
    assertThat(failure(said).remedy()).isEqualTo(Remedy.OPERATOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "READONLY You can't write against a read only replica.",
        "READONLY You can't write against a read only replica script: 5b, on @user_script:1.",
        "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
        "OOM command not allowed when used memory > 'maxmemory'.",
        "MISCONF Redis is configured to save RDB snapshots",
        "BUSY Redis is busy running a script.",
        "CLUSTERDOWN The cluster is down",
        "TRYAGAIN Multiple keys request during rehashing of slot",
        "ERR max number of clients reached"
      })
  void whatPassesByItselfIsAskedAgain(String said) {
    assertThat(failure(said).remedy()).isEqualTo(Remedy.RETRY);
  }

  @Test
  void foreignDataInOurKeysStopsEverything() {
    assertThat(
            failure("WRONGTYPE Operation against a key holding the wrong kind of value").remedy())
        .isEqualTo(Remedy.STOP);
  }

  private static AdapterFailure failure(String said) {
    return RedisFailures.of("claim", "h:1/0", new RedisCommandExecutionException(said));
  }
}
