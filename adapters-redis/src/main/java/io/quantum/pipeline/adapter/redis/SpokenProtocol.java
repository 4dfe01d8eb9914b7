package io.quantum.pipeline.adapter.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks a port that gives no sensible answer whether it speaks TLS or not. A plain Redis waits in
 * silence for the end of what it takes for a command, and a port with TLS hangs up: neither says
 * so. No secret is sent.
 *
 * <p><b>Threads</b>: stateless. <b>Cost</b>: one more connection, for a second at most.
 */
final class SpokenProtocol {
  static final String NO_TLS_THERE =
      "it speaks no TLS on that port, use redis:// or the port for TLS";
  private static final String TLS_THERE =
      "it speaks TLS on that port, use rediss:// or the port without TLS";
  private static final int LIMIT_MS = 1_000;

  private SpokenProtocol() {}

  /** What is wrong, if the port speaks the other protocol. */
  static Optional<String> mismatch(RedisAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.host(), address.port()), LIMIT_MS);
      socket.setSoTimeout(LIMIT_MS);
      return address.tls()
          ? Optional.of(NO_TLS_THERE).filter(words -> answersPlainly(socket))
          : Optional.of(TLS_THERE).filter(words -> answersTls(socket, address));
    } catch (IOException unreachable) {
      return Optional.empty();
    }
  }

  private static boolean answersPlainly(Socket socket) {
    try {
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      int first = socket.getInputStream().read();
      return first == '+' || first == '-';
    } catch (IOException silent) {
      return false;
    }
  }

  private static boolean answersTls(Socket socket, RedisAddress address) {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    try (SSLSocket tls =
        (SSLSocket) factory.createSocket(socket, address.host(), address.port(), true)) {
      tls.startHandshake();
      return true;
    } catch (SSLException ended) {
      return ended.getCause() instanceof CertificateException
          || String.valueOf(ended.getMessage()).contains("fatal alert");
    } catch (IOException silent) {
      return false;
    }
  }
}
