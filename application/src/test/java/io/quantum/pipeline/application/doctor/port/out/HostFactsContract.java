package io.quantum.pipeline.application.doctor.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.quantum.pipeline.domain.host.HostIdentity;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import io.quantum.pipeline.domain.host.UnitOriginReading.FilesDigest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What everything does that knows the host. */
public interface HostFactsContract {
  /** A unit with a file. */
  UnitName INSTALLED = new UnitName("quantum-execution");

  /** A unit without one. */
  UnitName MISSING = new UnitName("quantum-ai-engine");

  /** A host as a fake has it. */
  HostIdentity HERE = new HostIdentity(Optional.of("here"), Optional.of("b-1"));

  /** The origin as a fake has it. */
  UnitOriginReading ORIGIN =
      new UnitOriginReading.Known(
          INSTALLED, new FilesDigest("0".repeat(64)), Optional.of("f".repeat(32)));

  /** A host on which the one unit is installed and has run. */
  HostFacts host();

  /** A host on which nothing can be asked. */
  HostFacts helpless();

  @Test
  default void saysWhichHostItIs() {
    assertThat(host().identity().name()).isPresent();
    assertThat(host().identity()).isEqualTo(host().identity());
  }

  @Test
  default void tellsFromWhichFilesAUnitComesInTheOrderAsked() {
    List<UnitOriginReading> origins = host().origins(List.of(MISSING, INSTALLED));

    assertThat(origins).extracting(UnitOriginReading::name).containsExactly(MISSING, INSTALLED);
    assertThat(origins.get(0)).isInstanceOf(UnitOriginReading.Unknown.class);
    assertThat(origins.get(1))
        .isInstanceOfSatisfying(
            UnitOriginReading.Known.class,
            known -> assertThat(known.invocation()).contains("f".repeat(32)));
  }

  @Test
  default void saysWhyItCannotTell() {
    assertThat(helpless().origins(List.of(INSTALLED)))
        .singleElement()
        .isInstanceOfSatisfying(
            UnitOriginReading.Unknown.class, unknown -> assertThat(unknown.why()).isNotBlank());
  }
}
