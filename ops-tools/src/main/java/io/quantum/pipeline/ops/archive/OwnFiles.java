package io.quantum.pipeline.ops.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The files of this user in a folder that others may write to as well.
 *
 * <p><b>Threads</b>: safe, also among programs. <b>Errors</b>: {@link IOException}; {@link #reason}
 * gives it in words.
 */
final class OwnFiles {
  private static final Path SELF = Path.of("/proc/self");
  private static final FileAttribute<?> FOR_ME =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** A lock of a file belongs to the whole process: its threads need one of their own. */
  private static final ReentrantLock WITHIN = new ReentrantLock();

  private final Path folder;

  OwnFiles(Path folder) {
    this.folder = folder;
  }

  /** Work on files. */
  interface Work<R> {
    R run() throws IOException;
  }

  /** Does something while no other program of this user does anything in the folder. */
  <R> R alone(Work<R> work) throws IOException {
    Path file = folder.resolve(".proof-" + me().getName().replaceAll("\\W", "_") + ".lock");
    WITHIN.lock();
    try {
      refuseForeign(file);
      try (FileChannel channel =
          FileChannel.open(
              file,
              Set.of(
                  StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
              FOR_ME)) {
        channel.lock(); // until the channel is closed
        return work.run();
      }
    } finally {
      WITHIN.unlock();
    }
  }

  /** Refuses a link, what is no plain file, and a file of somebody else; nothing there is fine. */
  void refuseForeign(Path file) throws IOException {
    PosixFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException nothing) {
      return;
    }
    if (attributes.isSymbolicLink()) {
      throw refused(file, "it is a link, and links are not followed");
    }
    if (!attributes.isRegularFile()) {
      throw refused(file, "it is no plain file");
    }
    if (!attributes.owner().equals(me())) {
      throw refused(file, "it belongs to " + attributes.owner().getName());
    }
  }

  /** Writes beside and renames: what was there stays whole until the new file is. */
  void write(Path file, String content) throws IOException {
    Path beside = Files.createTempFile(folder, ".proof-", ".tmp", FOR_ME);
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      // A link that was planted since the check is replaced, not followed.
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Why something was refused, in words. */
  static String reason(Exception problem) {
    if (problem instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there";
    }
    if (problem instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be written or read by this user";
    }
    if (problem instanceof FileSystemException said && said.getReason() != null) {
      return said.getFile() + ": " + said.getReason();
    }
    return problem.getClass().getSimpleName();
  }

  private static FileSystemException refused(Path file, String why) {
    return new FileSystemException(file.toString(), null, why);
  }

  private static UserPrincipal me() throws IOException {
    return Files.getOwner(SELF);
  }
}
