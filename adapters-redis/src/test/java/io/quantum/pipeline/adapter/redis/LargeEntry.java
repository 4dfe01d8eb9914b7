package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.stream.EntryId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An entry that no client library would send, written to a socket piece by piece. */
public final class LargeEntry {
  private static final int PIECE = 1 << 20;

  private final int fields;
  private final long payload;

  private LargeEntry(int fields, long payload) {
    this.fields = fields;
    this.payload = payload;
  }

  /** With so many short fields. */
  public static LargeEntry withFields(int count) {
    return new LargeEntry(count, -1);
  }

  /** With a payload of so many bytes. */
  public static LargeEntry withPayload(long bytes) {
    return new LargeEntry(3, bytes);
  }

  /** Adds it; its id. */
  public EntryId addTo(String url, String stream) {
    URI server = URI.create(url);
    try (Socket socket = new Socket(server.getHost(), server.getPort());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), PIECE);
        InputStream in = new BufferedInputStream(socket.getInputStream())) {
      line(out, "*" + (3 + 2 * fields));
      value(out, "XADD");
      value(out, stream);
      value(out, "*");
      if (payload >= 0) {
        value(out, "event_type");
        value(out, "trade.intent");
        value(out, "source");
        value(out, "large");
        value(out, "payload");
        payload(out);
      } else {
        for (int i = 0; i < fields; i++) {
          value(out, "f" + i);
          value(out, "v");
        }
      }
      out.flush();
      return EntryId.parse(id(in));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void payload(OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    Arrays.fill(piece, (byte) 'x');
    line(out, "$" + payload);
    for (long left = payload; left > 0; left -= PIECE) {
      out.write(piece, 0, (int) Math.min(left, PIECE));
    }
    line(out, "");
  }

  private static String id(InputStream in) throws IOException {
    String length = readLine(in);
    if (!length.startsWith("$")) {
      throw new IOException(length);
    }
    return readLine(in);
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (next != '\r') {
        line.append((char) next);
      }
      next = in.read();
    }
    return line.toString();
  }

  private static void value(OutputStream out, String value) throws IOException {
    line(out, "$" + value.length());
    line(out, value);
  }

  private static void line(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
