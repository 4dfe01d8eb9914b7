package io.quantum.pipeline.adapter.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of {@code docs/operations/acl}, filled in as {@code docs/security.md} says.
 *
 * @param user whose
 * @param words what that user is given, in order
 */
public record AclLine(String user, List<String> words) {
  /** The password of every role in tests. */
  public static final String PASSWORD = "s3cret";

  private static final Path FOLDER = Path.of("..", "docs", "operations", "acl");

  /** Copies the words. */
  public AclLine {
    words = List.copyOf(words);
  }

  /** The line of a role, for the usual prefix. */
  public static AclLine of(String role) {
    List<String> words =
        List.of(
            template(role)
                .replace("%P", "quantum")
                .replace("%H", sha256(PASSWORD))
                .strip()
                .split(" "));
    if (!words.get(0).equals("user")) {
      throw new IllegalStateException("an ACL file begins its lines with 'user': " + role);
    }
    return new AclLine(words.get(1), words.subList(2, words.size()));
  }

  /** The file as it is shipped. */
  public static String template(String role) {
    try {
      return Files.readString(FOLDER.resolve(role + ".acl"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The commands it allows, as {@code xadd} or {@code xgroup|create}. */
  public List<String> commands() {
    return words.stream().filter(w -> w.startsWith("+")).map(w -> w.substring(1)).toList();
  }

  /** The words that name keys. */
  public List<String> keys() {
    return words.stream().filter(word -> word.startsWith("~") || word.startsWith("%")).toList();
  }

  /** The same rights less one word, for another user. */
  AclLine without(String word, String otherUser) {
    List<String> rest = new ArrayList<>(words);
    if (!rest.remove(word)) {
      throw new IllegalArgumentException("no word of " + user + ": " + word);
    }
    return new AclLine(otherUser, rest);
  }

  /** As a line of an ACL file. */
  String text() {
    return "user " + user + " " + String.join(" ", words);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
