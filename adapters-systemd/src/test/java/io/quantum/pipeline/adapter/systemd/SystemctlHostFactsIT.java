package io.quantum.pipeline.adapter.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.application.doctor.port.out.HostFacts;
import io.quantum.pipeline.application.doctor.port.out.HostFactsContract;
import io.quantum.pipeline.domain.host.HostIdentity;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on this host, over a stand-in for systemctl that names real files. */
final class SystemctlHostFactsIT implements HostFactsContract {
  @TempDir private Path folder;
  private Path unit;
  private Path dropIn;

  @BeforeEach
  void aUnitWithADropIn() throws IOException {
    unit = Files.writeString(folder.resolve("quantum-execution.service"), "[Service]\nA=1\n");
    dropIn = Files.writeString(folder.resolve("my limits.conf"), "[Service]\nB=1\n");
  }

  @Override
  public HostFacts host() {
    return scripted(
        """
        case "$*" in *quantum-execution.service)
          printf 'InvocationID=%s\\nLoadState=loaded\\nFragmentPath=%s\\nDropInPaths=%s\\n';;
        *) printf 'LoadState=not-found\\nFragmentPath=\\nDropInPaths=\\nInvocationID=\\n';;
        esac
        """
            .formatted("f".repeat(32), unit, dropIn.toString().replace(" ", "\\\\x20")));
  }

  @Override
  public HostFacts helpless() {
    return scripted("echo 'System has not been booted with systemd' >&2; exit 1");
  }

  @Test
  void readsTheBootIdOfThisHost() throws IOException {
    assertThat(host().identity())
        .isEqualTo(
            new HostIdentity(
                Optional.of(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip()),
                Optional.of(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip())));
  }

  @Test
  void seesEveryChangeOfAUnitsFiles() throws IOException {
    String first = sha256();
    assertThat(sha256()).isEqualTo(first);

    Files.writeString(dropIn, "[Service]\nB=2\n");
    String second = sha256();
    // The same bytes in a row, cut elsewhere.
    Files.writeString(unit, "[Service]\nA=1\n[Service]\n");
    Files.writeString(dropIn, "B=2\n");

    assertThat(List.of(first, second, sha256())).doesNotHaveDuplicates();
  }

  @Test
  void saysThatAFileCannotBeRead() {
    unit = folder.resolve("gone");

    assertThat(host().origins(List.of(INSTALLED)).get(0))
        .isInstanceOfSatisfying(
            UnitOriginReading.Unknown.class,
            unknown -> assertThat(unknown.why()).contains("cannot be read", "gone"));
  }

  @Test
  void tellsOfThisMachineWithoutThrowing() {
    assertThat(new SystemctlHostFacts(SystemdConfig.STANDARD).origins(List.of(INSTALLED)))
        .hasSize(1);
  }

  private String sha256() {
    return host().origins(List.of(INSTALLED)).get(0) instanceof UnitOriginReading.Known known
        ? known.files().sha256()
        : "unknown";
  }

  private HostFacts scripted(String body) {
    try {
      return new SystemctlHostFacts(
          new Programs(Files.createTempDirectory(folder, "bin"))
              .config(Programs.NONE, body, 5_000));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
