package io.quantum.pipeline.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The least that a consumer can do: one connection, XREADGROUP in batches, one XACK a batch,
 * nothing else. What our service is measured against.
 *
 * <p>Reads replies from one large buffer and keeps only the ids. <b>Threads</b>: not safe.
 */
final class FloorConsumer implements AutoCloseable {
  private static final int BUFFER = 1 << 20;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;

  FloorConsumer(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Reads and acknowledges everything there is; how many entries that were. */
  long drain(String stream, String group, int batch) throws IOException {
    byte[] read =
        command(
            List.of(
                "XREADGROUP",
                "GROUP",
                group,
                "floor",
                "COUNT",
                "" + batch,
                "STREAMS",
                stream,
                ">"));
    long drained = 0;
    while (true) {
      out.write(read);
      List<String> ids = ids();
      if (ids.isEmpty()) {
        return drained;
      }
      drained += ids.size();
      List<String> ack = new ArrayList<>(ids.size() + 3);
      ack.addAll(List.of("XACK", stream, group));
      ack.addAll(ids);
      out.write(command(ack));
      skip();
    }
  }

  /** Sends a command without waiting for its reply. */
  void send(List<String> words) throws IOException {
    out.write(command(words));
  }

  /** Waits for so many replies, whatever they say but an error. */
  void skipReplies(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      skip();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** One command as it goes over the wire. */
  static byte[] command(List<String> words) {
    StringBuilder text = new StringBuilder(64 * words.size());
    text.append('*').append(words.size()).append("\r\n");
    for (String word : words) {
      text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  // [[stream, [[id, [field, value, ...]], ...]]], or nil.
  private List<String> ids() throws IOException {
    if (header() < 0) {
      return List.of();
    }
    header();
    skip();
    int entries = header();
    List<String> ids = new ArrayList<>(entries);
    for (int i = 0; i < entries; i++) {
      header();
      ids.add(text());
      skip();
    }
    return ids;
  }

  private void skip() throws IOException {
    byte kind = peek();
    int size = header();
    if (kind == '$') {
      if (size >= 0) {
        skipBytes(size + 2);
      }
    } else if (kind == '*') {
      for (int i = 0; i < size; i++) {
        skip();
      }
    }
  }

  private String text() throws IOException {
    int size = header();
    StringBuilder text = new StringBuilder(size);
    for (int i = 0; i < size; i++) {
      text.append((char) next());
    }
    skipBytes(2);
    return text.toString();
  }

  private int header() throws IOException {
    byte kind = next();
    if (kind == '-') {
      throw new IOException("Redis refuses: " + line());
    }
    boolean negative = false;
    int number = 0;
    for (byte sign = next(); sign != '\r'; sign = next()) {
      if (sign == '-') {
        negative = true;
      } else {
        number = number * 10 + (sign - '0');
      }
    }
    next();
    return negative ? -number : number;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (byte sign = next(); sign != '\r'; sign = next()) {
      line.append((char) sign);
    }
    return line.toString();
  }

  private byte peek() throws IOException {
    if (at == end) {
      fill();
    }
    return buffer[at];
  }

  private byte next() throws IOException {
    if (at == end) {
      fill();
    }
    return buffer[at++];
  }

  private void skipBytes(int count) throws IOException {
    int left = count;
    while (left > end - at) {
      left -= end - at;
      fill();
    }
    at += left;
  }

  private void fill() throws IOException {
    int read = in.read(buffer, 0, BUFFER);
    if (read < 0) {
      throw new EOFException("Redis closed the connection");
    }
    at = 0;
    end = read;
  }
}
