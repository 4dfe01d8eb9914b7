package io.quantum.pipeline.adapter.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One atomic step on the server: the text of a script with the shared prelude, and its digest.
 *
 * <p>The shebang line makes the server refuse a writing script before its first effect when it is
 * out of memory or read-only. <b>Threads</b>: immutable. <b>Source</b>: Redis documentation, "Eval
 * flags".
 *
 * @param source what the server compiles
 * @param digest SHA-1 of it, lower-case hex
 * @param readOnly true if it may run where writing is not allowed
 */
record LuaScript(byte[] source, String digest, boolean readOnly) {

  private static final String PRELUDE = resource("prelude");

  /**
   * Loads {@code <name>.lua} from the package's resources.
   *
   * @param name the room and the script, such as {@code execution/claim}
   */
  static LuaScript named(String name) {
    String text = resource(name);
    int firstLine = text.indexOf('\n') + 1;
    String shebang = text.substring(0, firstLine);
    if (!shebang.startsWith("#!lua")) {
      throw new IllegalStateException("script " + name + " has no shebang line");
    }
    byte[] source =
        (shebang + PRELUDE + text.substring(firstLine)).getBytes(StandardCharsets.UTF_8);
    return of(source, shebang.contains("no-writes"));
  }

  /** A script of this text. */
  static LuaScript of(byte[] source, boolean readOnly) {
    return new LuaScript(source, sha1(source), readOnly);
  }

  private static String resource(String name) {
    try (InputStream in = LuaScript.class.getResourceAsStream(name + ".lua")) {
      if (in == null) {
        throw new IllegalStateException("no script " + name + ".lua in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String sha1(byte[] source) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(source));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-1", impossible);
    }
  }
}
