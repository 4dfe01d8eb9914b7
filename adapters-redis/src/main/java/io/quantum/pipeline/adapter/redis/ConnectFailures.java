package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import io.quantum.pipeline.domain.contract.PrintableText;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Why no connection came about, in words: what Lettuce throws is about layers, and an operator asks
 * which certificate or port is wrong.
 *
 * <p><b>Threads</b>: stateless.
 */
final class ConnectFailures {
  private static final int SHOWN = 160;
  private static final String ALERT = "Received fatal alert: ";

  private ConnectFailures() {}

  /**
   * The failure to throw.
   *
   * @param probing true if it may be asked what is spoken there: until a first connection came
   *     about
   */
  static AdapterFailure of(RedisAddress address, Throwable failed, boolean probing) {
    Throwable root = rootOf(failed);
    if (root instanceof RedisCommandExecutionException) {
      return RedisFailures.of("connect", address.location(), root);
    }
    Optional<String> lasting = tlsTrouble(address, failed);
    if (lasting.isEmpty() && probing && isSilenceOrCut(root)) {
      lasting = SpokenProtocol.mismatch(address);
    }
    return lasting
        .map(words -> failure(Remedy.OPERATOR, address, words, root))
        .orElseGet(
            () ->
                root instanceof RedisCommandTimeoutException
                    ? RedisFailures.of("connect", address.location(), root)
                    : failure(
                        Remedy.RETRY,
                        address,
                        PrintableText.shorten(String.valueOf(root.getMessage()), SHOWN),
                        root));
  }

  private static AdapterFailure failure(
      Remedy remedy, RedisAddress address, String words, Throwable root) {
    return new AdapterFailure(
        remedy,
        "Redis at %s cannot be reached to connect: %s".formatted(address.location(), words),
        root);
  }

  private static Optional<String> tlsTrouble(RedisAddress address, Throwable failed) {
    Throwable root = rootOf(failed);
    String said = PrintableText.shorten(String.valueOf(root.getMessage()), SHOWN);
    if (root instanceof NotSslRecordException) {
      return Optional.of(SpokenProtocol.NO_TLS_THERE);
    }
    if (root instanceof CertificateExpiredException) {
      return Optional.of("its certificate has expired: " + said);
    }
    if (root instanceof CertificateNotYetValidException) {
      return Optional.of("its certificate is not valid yet: " + said);
    }
    if (root instanceof CertPathBuilderException) {
      return Optional.of(
          "its certificate is not trusted, name its issuer in REDIS_CA_FILE: " + said);
    }
    if (root instanceof CertificateException) {
      return Optional.of("its certificate is not for host %s: %s".formatted(address.host(), said));
    }
    if (root instanceof java.security.GeneralSecurityException) {
      return Optional.of("its certificate is not accepted: " + said);
    }
    if (root instanceof SSLException && said.contains(ALERT)) {
      return Optional.of(
          "it ended TLS with '%s', it may want REDIS_CERT_FILE and REDIS_KEY_FILE"
              .formatted(said.substring(said.indexOf(ALERT) + ALERT.length())));
    }
    return Optional.empty();
  }

  private static boolean isSilenceOrCut(Throwable root) {
    return !(root instanceof ConnectException || root instanceof UnknownHostException);
  }

  static Throwable rootOf(Throwable thrown) {
    return thrown.getCause() == null || thrown.getCause() == thrown
        ? thrown
        : rootOf(thrown.getCause());
  }
}
