package io.quantum.pipeline.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quantum.pipeline.application.log.LineBudget;
import io.quantum.pipeline.application.time.Ticker;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Read-only HTTP on loopback. Nothing here changes state: methods other than GET and HEAD get 405,
 * bodies are ignored; requests for hosts that are not served here get 421.
 *
 * <p>The JDK's own server: two threads are plenty for a health check.
 */
final class HealthServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
  private static final String LIMIT_SEC = "5";
  private static final long NO_BODY = -1;
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private record Page(int status, String type, String body) {}

  private final HealthReport health;
  private final StatsReport stats;
  private final ServiceMetrics instruments;
  private final LineBudget budget;
  private final ServedHosts hosts;
  private final HttpServer server;
  private final ExecutorService threads;

  HealthServer(
      ServiceConfig config,
      HealthReport health,
      StatsReport stats,
      ServiceMetrics instruments,
      Ticker ticker) {
    this.health = health;
    this.stats = stats;
    this.instruments = instruments;
    this.budget = new LineBudget(ticker);
    this.hosts = new ServedHosts(config.bind());
    // Read once by the JDK's server: nobody keeps one of the two threads by being slow.
    System.setProperty("sun.net.httpserver.maxReqTime", LIMIT_SEC);
    System.setProperty("sun.net.httpserver.maxRspTime", LIMIT_SEC);
    try {
      server = HttpServer.create(new InetSocketAddress(config.bind(), config.port()), 16);
    } catch (IOException taken) {
      throw new StartRefused(
          ExitCode.CONFIGURATION,
          "cannot listen on %s:%d (%s): set SERVICE_PORT to a free port, or 0 for any"
              .formatted(config.bind(), config.port(), taken.getMessage()));
    }
    threads =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "http");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  /** Starts answering; the port is known from then on. */
  int start() {
    server.start();
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      Page page = page(exchange);
      byte[] bytes = page.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.type());
      if (exchange.getRequestMethod().equals("HEAD")) {
        // The length that GET would send; the server adds none of its own.
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        exchange.sendResponseHeaders(page.status(), NO_BODY);
        return;
      }
      exchange.sendResponseHeaders(page.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException gone) {
      LOG.debug("whoever asked has not waited for the answer", gone);
    }
  }

  private Page page(HttpExchange exchange) {
    return switch (verdict(exchange)) {
      case SERVED -> served(exchange);
      case MISDIRECTED ->
          new Page(
              421,
              JSON,
              "{\"error\":\"this host is not served here: ask for localhost, for the address, or"
                  + " for what SERVICE_BIND says\"}");
      case MALFORMED ->
          new Page(400, JSON, "{\"error\":\"exactly one Host is needed: a name or an address\"}");
    };
  }

  private ServedHosts.Verdict verdict(HttpExchange exchange) {
    return hosts.judge(
        exchange.getProtocol(),
        Optional.ofNullable(exchange.getRequestURI().getRawAuthority()),
        Optional.ofNullable(exchange.getRequestHeaders().get("Host")).orElse(List.of()),
        exchange.getLocalAddress().getAddress());
  }

  private Page served(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return new Page(405, JSON, "{\"error\":\"only GET and HEAD are answered\"}");
    }
    try {
      String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
      return switch (path) {
        case "/health" -> {
          HealthReport.Answer answer = health.now();
          yield new Page(answer.status(), JSON, answer.body());
        }
        case "/stats" -> new Page(200, JSON, stats.now());
        case "/metrics" -> new Page(200, PROMETHEUS, instruments.text());
        default -> new Page(404, JSON, "{\"error\":\"there are /health, /metrics and /stats\"}");
      };
    } catch (RuntimeException defect) {
      // The JDK's server would only close the connection, and tell nobody.
      budget
          .ask("HTTP", 1)
          .ifPresent(
              held -> LOG.error("HTTP: no answer could be made suppressed={}", held, defect));
      return new Page(500, JSON, "{\"error\":\"see the log of the service\"}");
    }
  }
}
