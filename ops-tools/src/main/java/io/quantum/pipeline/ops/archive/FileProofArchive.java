package io.quantum.pipeline.ops.archive;

import io.quantum.pipeline.application.proof.port.out.ProofArchive;
import io.quantum.pipeline.domain.proof.KeepOutcome;
import io.quantum.pipeline.domain.proof.ProofDigest;
import io.quantum.pipeline.domain.proof.ProofLabel;
import io.quantum.pipeline.domain.proof.ProofPack;
import io.quantum.pipeline.domain.proof.ProofPlace;
import io.quantum.pipeline.domain.proof.ProofReading;
import io.quantum.pipeline.domain.proof.SealedProof;
import io.quantum.pipeline.ops.proof.ProofJson;
import io.quantum.pipeline.ops.proof.ProofJsonReader;
import io.quantum.pipeline.ops.proof.ProofText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Packs as pairs of files, of the user who captures and for nobody else to read.
 *
 * <p>A folder such as {@code /tmp} belongs to everybody: somebody else may have put a link or a
 * file of theirs where ours goes. {@link OwnFiles} writes beside and renames, and reads only what
 * is a plain file of this user. <b>Threads</b>: safe. <b>Source</b>:
 * docs/reference/proof-packs.md#files.
 */
public final class FileProofArchive implements ProofArchive {
  private static final String TEXT = ".txt";
  private static final String JSON = ".json";
  private static final String PACKS = "proof_*" + JSON;

  /** A pack has some ten kilobytes; whatever is much longer is none. */
  private static final long MAX_BYTES = 16 << 20;

  @Override
  public SealedProof seal(ProofPack pack) {
    return ProofJson.seal(pack, Optional.empty());
  }

  @Override
  public KeepOutcome keep(ProofPack pack, ProofPlace place) {
    try {
      OwnFiles files = new OwnFiles(Path.of(place.folder()));
      return files.alone(() -> keep(files, pack, place));
    } catch (IOException | InvalidPathException refused) {
      return new KeepOutcome.Refused(
          seal(pack),
          "%s cannot be kept: %s; choose another folder with --dir"
              .formatted(place.name(), OwnFiles.reason(refused)));
    }
  }

  private KeepOutcome keep(OwnFiles files, ProofPack pack, ProofPlace place) throws IOException {
    Path text = Path.of(place.folder(), place.name() + TEXT);
    Path json = Path.of(place.folder(), place.name() + JSON);
    files.refuseForeign(text);
    files.refuseForeign(json);
    SealedProof proof = ProofJson.seal(pack, predecessor(pack.label(), place));
    files.write(text, String.join("\n", ProofText.lines(proof)) + "\n");
    files.write(json, ProofJson.of(proof) + "\n");
    return new KeepOutcome.Kept(text.toString(), json.toString(), proof);
  }

  private Optional<ProofDigest> predecessor(ProofLabel label, ProofPlace place) {
    List<ProofReading> candidates = new ArrayList<>();
    if (label.equals(ProofLabel.AFTER)) {
      candidates.add(find(ProofPlace.of(place.folder(), ProofLabel.BEFORE)));
    }
    candidates.addAll(list(place.folder()));
    return candidates.stream()
        .flatMap(
            reading ->
                reading
                    .<Optional<ProofDigest>>fold(
                        intact -> Optional.of(intact.proof().digest()),
                        broken -> Optional.empty(),
                        unreadable -> Optional.empty())
                    .stream())
        .findFirst();
  }

  @Override
  public List<ProofReading> list(String folder) {
    List<ProofReading> readings = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), PACKS)) {
      for (Path file : files) {
        readings.add(own(file));
      }
    } catch (IOException | InvalidPathException unreadable) {
      return List.of(new ProofReading.Unreadable(folder, OwnFiles.reason(unreadable)));
    }
    readings.sort(
        Comparator.comparing(FileProofArchive::capturedAt)
            .reversed()
            .thenComparing(ProofReading::file));
    return List.copyOf(readings);
  }

  private static Instant capturedAt(ProofReading reading) {
    return reading.fold(
        intact -> intact.proof().pack().capturedAt(),
        broken -> Instant.MIN,
        unreadable -> Instant.MIN);
  }

  @Override
  public ProofReading find(ProofPlace place) {
    try {
      return own(Path.of(place.folder(), place.name() + JSON));
    } catch (InvalidPathException shapeless) {
      return new ProofReading.Unreadable(place.folder(), "that is no path");
    }
  }

  private static ProofReading own(Path file) {
    try {
      new OwnFiles(file.toAbsolutePath().getParent()).refuseForeign(file);
      return parsed(file);
    } catch (IOException refused) {
      return new ProofReading.Unreadable(file.toString(), OwnFiles.reason(refused));
    }
  }

  @Override
  public ProofReading read(String file) {
    try {
      return parsed(Path.of(file));
    } catch (IOException | InvalidPathException refused) {
      return new ProofReading.Unreadable(file, OwnFiles.reason(refused));
    }
  }

  private static ProofReading parsed(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
      return new ProofReading.Broken(file.toString(), "it is no pack");
    }
    String line = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    try {
      return new ProofReading.Intact(file.toString(), ProofJsonReader.read(line));
    } catch (IllegalArgumentException changed) {
      return new ProofReading.Broken(file.toString(), changed.getMessage());
    }
  }
}
