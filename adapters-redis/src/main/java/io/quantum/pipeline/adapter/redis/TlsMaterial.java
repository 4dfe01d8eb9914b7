package io.quantum.pipeline.adapter.redis;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates and keys out of PEM files: whom to trust, and who we are.
 *
 * <p><b>Threads</b>: stateless. <b>Errors</b>: {@link GuardedFile.Unusable}, without any content.
 */
final class TlsMaterial {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String KEY = "PRIVATE KEY";
  private static final char[] NO_PASSWORD = {};
  private static final byte[] PROBE = {1, 2, 3, 4, 5, 6, 7, 8};

  private TlsMaterial() {}

  /** Trusts what these certificates have signed, and nobody else. */
  static TrustManagerFactory trusting(GuardedFile authorities) throws GuardedFile.Unusable {
    List<Certificate> trusted = certificates(authorities);
    try {
      KeyStore store = emptyStore();
      for (int i = 0; i < trusted.size(); i++) {
        store.setCertificateEntry("ca-" + i, trusted.get(i));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust;
    } catch (GeneralSecurityException | IOException unusable) {
      throw new GuardedFile.Unusable(
          authorities, "'%s' cannot be used".formatted(authorities.path()));
    }
  }

  /** Shows this certificate and proves it with its key. */
  static KeyManagerFactory showing(GuardedFile chain, GuardedFile key) throws GuardedFile.Unusable {
    List<Certificate> certificates = certificates(chain);
    PrivateKey secret = key(key, certificates.get(0));
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry("client", secret, NO_PASSWORD, certificates.toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, NO_PASSWORD);
      return keys;
    } catch (GeneralSecurityException | IOException unusable) {
      throw new GuardedFile.Unusable(chain, "'%s' cannot be used".formatted(chain.path()));
    }
  }

  /** What to show or to trust. */
  static List<Certificate> certificates(GuardedFile file) throws GuardedFile.Unusable {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<Certificate> found = new ArrayList<>();
      Matcher block = BLOCK.matcher(file.text());
      while (block.find()) {
        if (block.group(1).equals(CERTIFICATE)) {
          found.add(factory.generateCertificate(new ByteArrayInputStream(bytes(block.group(2)))));
        }
      }
      if (found.isEmpty()) {
        throw new GuardedFile.Unusable(
            file, "'%s' holds no PEM certificate".formatted(file.path()));
      }
      return found;
    } catch (CertificateException | IllegalArgumentException malformed) {
      throw new GuardedFile.Unusable(
          file, "'%s' holds a malformed certificate".formatted(file.path()));
    }
  }

  private static PrivateKey key(GuardedFile file, Certificate certificate)
      throws GuardedFile.Unusable {
    Matcher block = BLOCK.matcher(file.text());
    while (block.find()) {
      if (block.group(1).equals(KEY)) {
        return matching(file, certificate, block.group(2));
      }
    }
    throw new GuardedFile.Unusable(
        file,
        "'%s' holds no PKCS#8 key without a password, make one: openssl pkcs8 -topk8 -nocrypt"
            .formatted(file.path()));
  }

  private static PrivateKey matching(GuardedFile file, Certificate certificate, String base64)
      throws GuardedFile.Unusable {
    String kind = certificate.getPublicKey().getAlgorithm();
    try {
      PrivateKey key =
          KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(bytes(base64)));
      Signature signature = Signature.getInstance(signatureOf(kind));
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(PROBE);
      if (signature.verify(signed)) {
        return key;
      }
    } catch (GeneralSecurityException | IllegalArgumentException another) {
      // Said below, without anything that a key might be recognised by.
    }
    throw new GuardedFile.Unusable(
        file, "'%s' is not the key of the certificate".formatted(file.path()));
  }

  private static String signatureOf(String kind) {
    return switch (kind) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> kind;
    };
  }

  private static byte[] bytes(String base64) {
    return Base64.getMimeDecoder().decode(base64);
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
