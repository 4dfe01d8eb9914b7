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
  private final HttpServer server;
  private final ExecutorService threads;

  HealthServer(ServiceConfig config, HealthReport health, StatsReport stats) {
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
    server.createContext("/", exchange -> answer(exchange, health, stats));
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

  private static void answer(HttpExchange exchange, HealthReport health, StatsReport stats) {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        send(exchange, 405, "{\"error\":\"only GET is answered\"}");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> {
          HealthReport.Answer answer = health.now();
          send(exchange, answer.status(), answer.body());
        }
        case "/stats" -> send(exchange, 200, stats.now());
        default -> send(exchange, 404, "{\"error\":\"there are /health and /stats\"}");
      }
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
