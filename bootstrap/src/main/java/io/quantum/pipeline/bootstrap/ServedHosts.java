package io.quantum.pipeline.bootstrap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which names the port is served: those that nobody elsewhere can make lead here. A web page
 * can, by DNS, with a name of its own (DNS rebinding), and would read the answers.
 *
 * <p>Served are loopback names, what {@code SERVICE_BIND} says, and the address at which the
 * request came in; if that is any address of the host, the host's own name too. <b>Threads</b>:
 * immutable. <b>Source</b>: RFC 9112, 3.2; RFC 9110, 7.2 and 15.5.20.
 */
final class ServedHosts {
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~-]+)(?::[0-9]{0,5})?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost\\.?|127(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){3}");
  private static final Pattern V6 = Pattern.compile("\\[([0-9a-f:.]+)]");

  private final Set<String> names = new TreeSet<>();

  /** For what the server is bound to. */
  ServedHosts(String bind) {
    this(bind, ServedHosts::ownName);
  }

  ServedHosts(String bind, Supplier<Optional<String>> ownName) {
    names.add(bind.toLowerCase(Locale.ROOT));
    InetSocketAddress bound = new InetSocketAddress(bind, 0);
    if (!bound.isUnresolved() && bound.getAddress().isAnyLocalAddress()) {
      ownName.get().map(name -> name.toLowerCase(Locale.ROOT)).ifPresent(names::add);
    }
  }

  /** What becomes of a request. */
  enum Verdict {
    /** It is meant for here. */
    SERVED,
    /** It is meant for somebody else: 421. */
    MISDIRECTED,
    /** It does not say, or not in a way that can be read: 400. */
    MALFORMED
  }

  /**
   * Judges the host of a request.
   *
   * @param protocol such as {@code HTTP/1.1}
   * @param target authority of the request target, if it has one: then {@code Host} does not count
   * @param hosts values of {@code Host}
   * @param arrived at which address
   */
  Verdict judge(String protocol, Optional<String> target, List<String> hosts, InetAddress arrived) {
    if (hosts.size() > 1 || (hosts.isEmpty() && !protocol.equals("HTTP/1.0"))) {
      return Verdict.MALFORMED;
    }
    Optional<String> meant = target.isPresent() ? target : hosts.stream().findFirst();
    return meant.map(authority -> judge(authority.strip(), arrived)).orElse(Verdict.SERVED);
  }

  private Verdict judge(String authority, InetAddress arrived) {
    Matcher parts = AUTHORITY.matcher(authority);
    if (!parts.matches()) {
      return Verdict.MALFORMED;
    }
    String host = parts.group(1).toLowerCase(Locale.ROOT);
    boolean served =
        names.contains(host) || LOOPBACK.matcher(host).matches() || isAddress(host, arrived);
    return served ? Verdict.SERVED : Verdict.MISDIRECTED;
  }

  // An address is no name: nothing is asked of DNS for it.
  private boolean isAddress(String host, InetAddress arrived) {
    Matcher v6 = V6.matcher(host);
    if (!v6.matches()) {
      return host.equals(arrived.getHostAddress());
    }
    try {
      InetAddress named = InetAddress.getByName(v6.group(1));
      return named.isLoopbackAddress() || named.equals(arrived) || names.contains(v6.group(1));
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  private static Optional<String> ownName() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException nameless) {
      return Optional.empty();
    }
  }
}
