package io.quantum.pipeline.adapter.redis;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A TCP link to a Redis that can be hurt on purpose: it understands commands and replies, so that a
 * test can lose exactly the reply to the n-th claim and nothing else.
 *
 * <p>Listens on a free loopback port; closing it ends every connection. <b>Threads</b>: safe.
 */
public final class FaultyLink implements AutoCloseable {
  private final ServerSocket listening;
  private final InetSocketAddress server;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private volatile boolean holding;
  private volatile boolean refusing;

  /** What is done about a command. */
  public enum Harm {
    /** The server never sees it, and the connection is reset. */
    CUT_BEFORE,
    /** The server never sees it, and the connection ends in good order, as when a server stops. */
    END_BEFORE,
    /** The server never sees it; from it on nothing passes, and nothing is reset. */
    HOLD_BEFORE,
    /** From it on nothing passes, and nothing is reset: the server sees it after a release. */
    DELAY_BEFORE,
    /** The server carries it out; its reply is lost, and the connection is reset. */
    LOSE_REPLY,
    /** The server carries it out; from its reply on nothing passes, and nothing is reset. */
    GO_SILENT
  }

  /** A harm that waits for its command. */
  public static final class Fault {
    private final Predicate<List<byte[]>> command;
    private final Harm harm;
    private final AtomicInteger countdown;
    private final AtomicInteger done = new AtomicInteger();
    private final int times;

    private Fault(Predicate<List<byte[]>> command, Harm harm, int from, int times) {
      this.command = command;
      this.harm = harm;
      this.countdown = new AtomicInteger(from);
      this.times = times;
    }

    /** How often it was done. */
    public int done() {
      return done.get();
    }

    private boolean strikes(List<byte[]> words) {
      if (done.get() >= times || !command.test(words) || countdown.decrementAndGet() > 0) {
        return false;
      }
      return done.incrementAndGet() <= times;
    }
  }

  private FaultyLink(InetSocketAddress server) {
    this.server = server;
    try {
      listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    start(this::accept, "link accept");
  }

  /** A link to the server on a loopback port. */
  public static FaultyLink to(int port) {
    return new FaultyLink(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /** The URL under which clients reach the server through this link. */
  public String url() {
    return "redis://127.0.0.1:" + listening.getLocalPort();
  }

  /** Harms the first such command from now on. */
  public Fault once(Predicate<List<byte[]>> command, Harm harm) {
    return onwards(command, harm, 1, 1);
  }

  /**
   * Harms a run of commands.
   *
   * @param from the first to be harmed, from 1
   * @param times how many
   */
  public Fault onwards(Predicate<List<byte[]>> command, Harm harm, int from, int times) {
    Fault fault = new Fault(command, harm, from, times);
    faults.add(fault);
    return fault;
  }

  /** A command by its name. */
  public static Predicate<List<byte[]>> command(String name) {
    return words -> text(words.get(0)).equalsIgnoreCase(name);
  }

  /** The command that runs one of our scripts, by digest or by text. */
  public static Predicate<List<byte[]>> script(String name) {
    LuaScript script = ScriptRooms.script(name);
    String source = text(script.source());
    return words ->
        words.size() > 1
            && text(words.get(0)).toUpperCase(Locale.ROOT).startsWith("EVAL")
            && (text(words.get(1)).equals(script.digest()) || text(words.get(1)).equals(source));
  }

  /** Every second one of such commands. */
  public static Predicate<List<byte[]>> everySecond(Predicate<List<byte[]>> command) {
    AtomicInteger met = new AtomicInteger();
    return words -> command.test(words) && met.incrementAndGet() % 2 == 0;
  }

  /** From now on nothing passes in either direction, and nothing is reset. */
  public void hold() {
    holding = true;
  }

  /** True while nothing passes. */
  public boolean isHolding() {
    return holding;
  }

  /** Everything passes again, but for a command that was to be held before the server saw it. */
  public void release() {
    holding = false;
    synchronized (this) {
      notifyAll();
    }
  }

  /**
   * Nothing passes any more on the connections of now, and nothing is reset; new ones are sound.
   */
  public void silence() {
    open.forEach(connection -> connection.silent = true);
  }

  /** Resets every connection; new ones are made at once. */
  public void reset() {
    open.forEach(Connection::reset);
  }

  /** Resets every connection and refuses new ones until {@link #mend}. */
  public void sever() {
    refusing = true;
    reset();
  }

  /** New connections are taken again. */
  public void mend() {
    refusing = false;
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    // In this order: what is held back belongs to the dead and must not reach the server now.
    reset();
    release();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (refusing) {
          reset(client);
        } else {
          Socket redis = new Socket();
          redis.connect(server, 2_000);
          redis.setTcpNoDelay(true);
          client.setTcpNoDelay(true);
          Connection connection = new Connection(client, redis);
          open.add(connection);
          start(connection::forwardCommands, "link commands");
          start(connection::forwardReplies, "link replies");
        }
      } catch (IOException closedOrServerAway) {
        // The next client tries again; a closed socket ends the loop.
      }
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void awaitRelease() throws IOException {
    try {
      synchronized (this) {
        while (holding) {
          wait();
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      socket.close();
    } catch (IOException gone) {
      // Already closed by the other side.
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** One client's connection and its two directions. */
  private final class Connection {
    private final Socket client;
    private final Socket redis;
    private final BlockingQueue<Harm[]> expected = new LinkedBlockingQueue<>();
    private volatile boolean silent;

    private Connection(Socket client, Socket redis) {
      this.client = client;
      this.redis = redis;
    }

    void reset() {
      open.remove(this);
      FaultyLink.reset(client);
      FaultyLink.reset(redis);
    }

    void end() throws IOException {
      open.remove(this);
      client.close();
      redis.close();
    }

    void forwardCommands() {
      try {
        Frames frames = new Frames(client.getInputStream());
        OutputStream out = redis.getOutputStream();
        while (true) {
          List<byte[]> words = new ArrayList<>();
          byte[] raw = frames.next(words);
          awaitRelease();
          if (silent) {
            continue;
          }
          Harm[] harm =
              faults.stream()
                  .filter(fault -> fault.strikes(words))
                  .map(fault -> fault.harm)
                  .toArray(Harm[]::new);
          if (harm.length > 0 && harm[0] == Harm.CUT_BEFORE) {
            reset();
            return;
          }
          if (harm.length > 0 && harm[0] == Harm.HOLD_BEFORE) {
            hold();
            awaitRelease();
            reset();
            return;
          }
          if (harm.length > 0 && harm[0] == Harm.DELAY_BEFORE) {
            hold();
            awaitRelease();
          }
          if (harm.length > 0 && harm[0] == Harm.END_BEFORE) {
            end();
            return;
          }
          expected.add(harm);
          out.write(raw);
          if (frames.isDrained()) {
            out.flush();
          }
        }
      } catch (IOException ended) {
        reset();
      }
    }

    void forwardReplies() {
      try {
        Frames frames = new Frames(redis.getInputStream());
        OutputStream out = client.getOutputStream();
        while (true) {
          byte[] raw = frames.next(new ArrayList<>());
          awaitRelease();
          if (silent) {
            continue;
          }
          Harm[] harm = expected.poll();
          if (harm != null && harm.length > 0 && harm[0] != Harm.HOLD_BEFORE) {
            if (harm[0] == Harm.LOSE_REPLY) {
              reset();
              return;
            }
            hold();
            awaitRelease();
          }
          out.write(raw);
          out.flush();
        }
      } catch (IOException ended) {
        reset();
      }
    }
  }

  /** Cuts a stream of RESP2 into whole values. */
  private static final class Frames {
    private final BufferedInputStream in;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();

    private Frames(InputStream in) {
      this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** The next value as it came; the texts at its top level are added to the words. */
    byte[] next(List<byte[]> words) throws IOException {
      raw.reset();
      value(words);
      return raw.toByteArray();
    }

    boolean isDrained() throws IOException {
      return in.available() == 0;
    }

    private void value(List<byte[]> words) throws IOException {
      String head = line();
      if (head.isEmpty()) {
        throw new IOException("no RESP");
      }
      char kind = head.charAt(0);
      if (kind == '*') {
        int size = Integer.parseInt(head.substring(1));
        for (int i = 0; i < size; i++) {
          value(words);
        }
      } else if (kind == '$') {
        int size = Integer.parseInt(head.substring(1));
        if (size >= 0) {
          byte[] text = in.readNBytes(size + 2);
          if (text.length < size + 2) {
            throw new EOFException();
          }
          raw.write(text, 0, text.length);
          words.add(Arrays.copyOf(text, size));
        }
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      int next;
      while ((next = in.read()) != '\n') {
        if (next < 0) {
          throw new EOFException();
        }
        raw.write(next);
        if (next != '\r') {
          line.append((char) next);
        }
      }
      raw.write('\n');
      return line.toString();
    }
  }
}
