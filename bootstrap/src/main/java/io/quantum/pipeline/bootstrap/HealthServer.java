package io.quantum.pipeline.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Read-only HTTP on loopback. Nothing here changes state: other methods get 405, bodies are
 * ignored.
 *
 * <p>The JDK's own server: two threads are plenty for a health check.
 */
final class HealthServer implements AutoCloseable {
  private static final String LIMIT_SEC = "5";
  private static final String JSON = "application/json; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads;

  HealthServer(
      ServiceConfig config, HealthReport health, StatsReport stats, Instruments instruments) {
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
    server.createContext("/", exchange -> answer(exchange, health, stats, instruments));
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

  private static void answer(
      HttpExchange exchange, HealthReport health, StatsReport stats, Instruments instruments) {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, 405, JSON, "{\"error\":\"only GET is answered\"}");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> {
          HealthReport.Answer answer = health.now();
          send(exchange, answer.status(), JSON, answer.body());
        }
        case "/stats" -> send(exchange, 200, JSON, stats.now());
        case "/metrics" -> send(exchange, 200, PROMETHEUS, instruments.text());
        default ->
            send(exchange, 404, JSON, "{\"error\":\"there are /health, /metrics and /stats\"}");
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
