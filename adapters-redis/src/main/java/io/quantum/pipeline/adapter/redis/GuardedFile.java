package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.Setting;
import io.quantum.pipeline.application.config.ValueFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A file that the configuration names and that others must keep their hands off. It is read anew
 * for each new connection, so that a rotation needs no restart.
 *
 * <p>A group may read a secret, as group {@code quantum} does in the package, but change nothing;
 * what only says whom to trust may be read by everybody. Links are followed. <b>Threads</b>:
 * immutable. <b>Errors</b>: {@link Unusable}.
 *
 * @param setting the environment name that names it
 * @param secret true if nobody else may read it
 * @param once what was in it, if it can be read only once: a pipe
 */
record GuardedFile(String setting, Path path, boolean secret, Optional<String> once) {
  static final ValueFormat<Path> PATH =
      new ValueFormat<>(
          Path::of, Path::toString, (text, wrong) -> "cannot read '%s' (no path)".formatted(text));
  private static final int MAX_BYTES = 1_048_576;
  private static final Set<PosixFilePermission> NOT_FOR_A_SECRET =
      PosixFilePermissions.fromString("----w-rwx");
  private static final Set<PosixFilePermission> NOT_FOR_TRUST =
      PosixFilePermissions.fromString("-------w-");

  /** Why a file cannot be used, in words for an operator. */
  static final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(GuardedFile file, String why) {
      super("%s: %s".formatted(file.setting(), why));
    }
  }

  /** What is made of a file's text. */
  interface Reading {
    /** Throws if the text is not what it should be. */
    void of(GuardedFile file) throws Unusable;
  }

  /** The file that a setting names, if it is set and can be used. */
  static Optional<GuardedFile> read(
      ConfigCheck check, Setting<Optional<Path>> setting, boolean secret, Reading reading) {
    Optional<Path> given = check.value(setting);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String name = setting.name();
    try {
      Path path = given.get();
      GuardedFile file = new GuardedFile(name, path, secret, Optional.empty());
      if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
        file = new GuardedFile(name, path, secret, Optional.of(file.text()));
      }
      reading.of(file);
      return Optional.of(file);
    } catch (Unusable unusable) {
      check.reject(name, unusable.getMessage().substring(name.length() + 2));
      return Optional.empty();
    }
  }

  /** What is in it now. */
  String text() throws Unusable {
    if (once.isPresent()) {
      return once.get();
    }
    try (InputStream bytes = Files.newInputStream(path)) {
      refuseIfOpenToOthers();
      byte[] read = bytes.readNBytes(MAX_BYTES + 1);
      if (read.length > MAX_BYTES) {
        throw new Unusable(this, "'%s' has more than 1 MB".formatted(path));
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
    } catch (CharacterCodingException notText) {
      throw new Unusable(this, "'%s' is no UTF-8 text".formatted(path));
    } catch (Unusable known) {
      throw known;
    } catch (IOException unreadable) {
      throw new Unusable(
          this, "cannot read '%s' (%s)".formatted(path, unreadable.getClass().getSimpleName()));
    }
  }

  private void refuseIfOpenToOthers() throws IOException {
    Set<PosixFilePermission> rights;
    try {
      rights = Files.getPosixFilePermissions(path);
    } catch (UnsupportedOperationException noSuchRights) {
      return;
    }
    Set<PosixFilePermission> unwanted = secret ? NOT_FOR_A_SECRET : NOT_FOR_TRUST;
    if (rights.stream().anyMatch(unwanted::contains)) {
      throw new Unusable(
          this,
          "'%s' is open to others (%s), run: chmod %s '%s'"
              .formatted(path, PosixFilePermissions.toString(rights), remedy(rights), path));
    }
  }

  private String remedy(Set<PosixFilePermission> rights) {
    if (!secret) {
      return "o-w";
    }
    return rights.contains(PosixFilePermission.GROUP_READ) ? "640" : "600";
  }
}
