package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.quantum.pipeline.application.config.ConfigCheck;
import io.quantum.pipeline.application.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who we are on Redis and whom we trust there. The files are read anew for each new connection.
 *
 * <p><b>Threads</b>: immutable. <b>Errors</b>: {@link GuardedFile.Unusable}.
 *
 * @param password a file with the password; it goes with the user of the URL, if that has one
 * @param authorities a file with certificates to trust instead of Java's
 * @param certificate a file with the certificate to show
 * @param key a file with its key
 */
record RedisAccessConfig(
    Optional<GuardedFile> password,
    Optional<GuardedFile> authorities,
    Optional<GuardedFile> certificate,
    Optional<GuardedFile> key) {
  static final Setting<Optional<Path>> PASSWORD_FILE =
      Setting.optional(
          "REDIS_PASSWORD_FILE",
          GuardedFile.PATH.shownAs(secret -> "***"),
          "a file with the password");
  private static final Setting<Optional<Path>> CA_FILE =
      Setting.optional(
          "REDIS_CA_FILE",
          GuardedFile.PATH,
          "PEM certificates to trust for `rediss://` instead of those of Java");
  private static final Setting<Optional<Path>> CERT_FILE =
      Setting.optional(
          "REDIS_CERT_FILE",
          GuardedFile.PATH,
          "PEM certificate to show to Redis, its issuers behind it; with `REDIS_KEY_FILE`");
  private static final Setting<Optional<Path>> KEY_FILE =
      Setting.optional(
          "REDIS_KEY_FILE",
          GuardedFile.PATH,
          "its PEM key, PKCS#8, without a password; with `REDIS_CERT_FILE`");

  /** Reads the values and tries the files. */
  static RedisAccessConfig read(ConfigCheck check, boolean tls) {
    Optional<GuardedFile> password =
        GuardedFile.read(check, PASSWORD_FILE, true, RedisAccessConfig::passwordIn);
    Optional<GuardedFile> authorities =
        GuardedFile.read(check, CA_FILE, false, TlsMaterial::trusting);
    Optional<GuardedFile> certificate =
        GuardedFile.read(check, CERT_FILE, false, TlsMaterial::certificates);
    Optional<GuardedFile> key =
        GuardedFile.read(
            check,
            KEY_FILE,
            true,
            file -> {
              if (certificate.isPresent()) {
                TlsMaterial.showing(certificate.get(), file);
              }
            });
    if (check.given(CERT_FILE).isPresent() != check.given(KEY_FILE).isPresent()) {
      check.reject(
          (check.given(CERT_FILE).isPresent() ? KEY_FILE : CERT_FILE).name(),
          "%s and %s are set both or not at all".formatted(CERT_FILE.name(), KEY_FILE.name()));
    }
    for (Setting<?> file : List.of(CA_FILE, CERT_FILE, KEY_FILE)) {
      if (!tls && check.given(file).isPresent()) {
        check.reject(file.name(), "is for TLS only: REDIS_URL=rediss://...");
      }
    }
    return new RedisAccessConfig(password, authorities, certificate, key);
  }

  /** An address to connect to, with the password of this moment. */
  RedisURI uri(RedisAddress address, Duration limit) throws GuardedFile.Unusable {
    RedisURI.Builder uri =
        RedisURI.Builder.redis(address.host(), address.port())
            .withDatabase(address.database())
            .withTimeout(limit)
            .withSsl(address.tls())
            .withVerifyPeer(SslVerifyMode.FULL);
    Optional<String> secret =
        password.isPresent() ? Optional.of(passwordIn(password.get())) : address.password();
    if (secret.isPresent()) {
      char[] word = secret.get().toCharArray();
      address
          .user()
          .ifPresentOrElse(
              user -> uri.withAuthentication(user, word), () -> uri.withPassword(word));
    }
    return uri.build();
  }

  /** Whom to trust and what to show, as the files say at this moment. */
  SslOptions tls() throws GuardedFile.Unusable {
    SslOptions.Builder options = SslOptions.builder().jdkSslProvider();
    if (authorities.isPresent()) {
      options.trustManager(TlsMaterial.trusting(authorities.get()));
    }
    if (certificate.isPresent() && key.isPresent()) {
      options.keyManager(TlsMaterial.showing(certificate.get(), key.get()));
    }
    return options.build();
  }

  private static String passwordIn(GuardedFile file) throws GuardedFile.Unusable {
    String secret = file.text().strip();
    if (secret.isEmpty()) {
      throw new GuardedFile.Unusable(file, "'%s' is empty".formatted(file.path()));
    }
    return secret;
  }
}
