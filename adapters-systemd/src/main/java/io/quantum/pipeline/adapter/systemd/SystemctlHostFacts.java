package io.quantum.pipeline.adapter.systemd;

import io.quantum.pipeline.application.doctor.port.out.HostFacts;
import io.quantum.pipeline.domain.host.HostIdentity;
import io.quantum.pipeline.domain.host.UnitName;
import io.quantum.pipeline.domain.host.UnitOriginReading;
import io.quantum.pipeline.domain.host.UnitOriginReading.FilesDigest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The kernel's own files for the host, one {@code systemctl show} for each unit. */
final class SystemctlHostFacts implements HostFacts {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final String PROPERTIES = "LoadState,FragmentPath,DropInPaths,InvocationID";
  private static final String SILENT = "systemctl failed without a word";

  /** No unit file is longer; what is behind that does not count. */
  private static final int MAX_BYTES = 1 << 20;

  private final SystemdConfig config;

  @Inject
  SystemctlHostFacts(SystemdConfig config) {
    this.config = config;
  }

  @Override
  public HostIdentity identity() {
    return new HostIdentity(line(HOST_NAME), line(BOOT_ID));
  }

  @Override
  public List<UnitOriginReading> origins(List<UnitName> units) {
    return units.stream().map(this::origin).toList();
  }

  private UnitOriginReading origin(UnitName unit) {
    try {
      CommandRunner.Finished finished =
          new CommandRunner(config.limit())
              .run(List.of(config.systemctl(), "show", "-p", PROPERTIES, "--", unit.full()));
      if (finished.status() != 0) {
        return new UnitOriginReading.Unknown(
            unit, CommandRunner.firstLine(finished.output(), SILENT));
      }
      List<Path> files = files(finished.output());
      if (files.isEmpty()) {
        return new UnitOriginReading.Unknown(unit, "the unit has no file");
      }
      return new UnitOriginReading.Known(
          unit, digest(files), value(finished.output(), "InvocationID"));
    } catch (IOException refused) {
      return new UnitOriginReading.Unknown(
          unit, "it cannot be read: " + CommandRunner.firstLine(refused.getMessage(), SILENT));
    }
  }

  // Paths of drop-ins stand in one line with blanks between; systemd writes a blank in a path as
  // \x20 there.
  private static List<Path> files(String output) {
    List<Path> files = new ArrayList<>();
    value(output, "FragmentPath").map(Path::of).ifPresent(files::add);
    value(output, "DropInPaths")
        .ifPresent(
            paths -> {
              for (String path : paths.split(" ")) {
                files.add(Path.of(path.replace("\\x20", " ")));
              }
            });
    return files;
  }

  private static Optional<String> value(String output, String name) {
    return output
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1).strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  // Each file goes with its length, so that moving lines from one to the next shows.
  private static FilesDigest digest(List<Path> files) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          byte[] content = in.readNBytes(MAX_BYTES);
          sha256.update((content.length + "\n").getBytes(StandardCharsets.US_ASCII));
          sha256.update(content);
        }
      }
      return new FilesDigest(HexFormat.of().formatHex(sha256.digest()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static Optional<String> line(Path file) {
    try {
      return Optional.of(CommandRunner.firstLine(Files.readString(file), ""))
          .filter(text -> !text.isEmpty());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }
}
