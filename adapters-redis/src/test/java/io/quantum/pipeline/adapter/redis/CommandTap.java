package io.quantum.pipeline.adapter.redis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which commands each user has a server carry out, those inside scripts included, with an example
 * of each: what MONITOR tells, with the user of each connection.
 *
 * <p>The commands of a script follow the line of its call, because nothing runs beside a script.
 * MONITOR leaves out what it takes for administration: {@code CONFIG GET}, {@code ACL}.
 */
final class CommandTap implements AutoCloseable {
  /** What marks a call that is made to find out how far this is. */
  static final String MARK = "quantum:mark:";

  private static final Pattern LINE = Pattern.compile("^\\+[\\d.]+ \\[\\d+ ([^\\]]+)\\] (.*)$");
  private static final Pattern CLIENT = Pattern.compile("addr=(\\S+).* user=(\\S+)");
  private static final Set<String> CONTAINERS = Set.of("xgroup", "xinfo", "config", "client");

  private final RedisUnderTest redis;
  private final Socket socket;
  private final Thread reader = new Thread(this::read, "command-tap");
  private final Map<String, String> users = new HashMap<>();
  private final Map<String, Map<String, List<byte[]>>> seen = new ConcurrentHashMap<>();
  private String caller = "";
  private volatile String mark = "";

  private CommandTap(RedisUnderTest redis, Socket socket) {
    this.redis = redis;
    this.socket = socket;
  }

  /** Listens from now on, as a user who may do everything. */
  static CommandTap on(RedisUnderTest redis, String user, String password) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
      socket
          .getOutputStream()
          .write(
              "AUTH %s %s\r\nMONITOR\r\n"
                  .formatted(user, password)
                  .getBytes(StandardCharsets.UTF_8));
      CommandTap tap = new CommandTap(redis, socket);
      tap.reader.setDaemon(true);
      tap.reader.start();
      return tap;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** True if the call with this mark was seen, so that everything before it is known. */
  boolean isPast(String wanted) {
    return mark.contains(wanted);
  }

  /** An example of each command of that user, as {@code xadd} or {@code xgroup|create}. */
  Map<String, List<byte[]>> of(String user) {
    return new TreeMap<>(seen.getOrDefault(user, Map.of()));
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = LINE.matcher(line);
        if (found.matches()) {
          note(found.group(1), found.group(2));
        }
      }
    } catch (IOException closed) {
      return; // by close()
    }
  }

  private void note(String address, String text) {
    if (!address.equals("lua")) {
      caller = userOf(address);
    }
    if (text.contains(MARK)) {
      mark = text;
      return;
    }
    if (text.contains(":exec:scratch")) {
      return; // tried at the start for the right alone, which is no use of it
    }
    List<byte[]> words = words(text);
    seen.computeIfAbsent(caller, first -> new ConcurrentHashMap<>())
        .putIfAbsent(name(words), words);
  }

  private String userOf(String address) {
    if (!users.containsKey(address)) {
      for (String client : redis.commands().clientList().split("\n")) {
        Matcher found = CLIENT.matcher(client);
        if (found.find()) {
          users.put(found.group(1), found.group(2));
        }
      }
    }
    return users.getOrDefault(address, "gone");
  }

  private static String name(List<byte[]> words) {
    String first = text(words.get(0));
    return CONTAINERS.contains(first) ? first + "|" + text(words.get(1)) : first;
  }

  private static String text(byte[] word) {
    return new String(word, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
  }

  // Each word stands in quotes, with escapes; a script is a word of ten thousand bytes.
  private static List<byte[]> words(String text) {
    List<byte[]> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (inside) {
          words.add(word.toString().getBytes(StandardCharsets.ISO_8859_1));
          word.setLength(0);
        }
        inside = !inside;
      } else if (c != '\\') {
        if (inside) {
          word.append(c);
        }
      } else if (text.charAt(i + 1) == 'x') {
        word.append((char) Integer.parseInt(text.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        i++;
        word.append(unescaped(text.charAt(i)));
      }
    }
    return words;
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'a' -> '\u0007';
      case 'b' -> '\b';
      default -> c;
    };
  }

  @Override
  public void close() {
    try {
      socket.close();
      reader.join(5_000);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
