package io.quantum.pipeline.adapter.redis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/**
 * An own certificate authority for tests. It writes PEM files by itself, so that nothing has to be
 * installed for that: a JDK can read certificates, and cannot make one.
 */
public final class Authority {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_SHA256 = der(0x30, der(0x06, hex("2a8648ce3d040302")));

  private final Path folder;
  private final String name;
  private final KeyPair keys = pair();
  private int serial = 1;

  private Authority(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** One with its files in a folder. */
  public static Authority in(Path folder, String name) {
    return new Authority(folder, name);
  }

  /** A certificate and its key. */
  public record Identity(Path certificate, Path key) {}

  /** Its own certificate: what trusts it. */
  public Path certificate() {
    byte[] extensions =
        der(0x30, der(0x06, hex("551d13")), der(0x01, hex("ff")), der(0x04, hex("30030101ff")));
    return write(name + ".pem", "CERTIFICATE", signed(name, keys, Duration.ofDays(1), extensions));
  }

  /** A certificate that it has signed, for an address or a name, that ends after that time. */
  public Identity sign(String subject, String host, Duration endsIn) {
    KeyPair own = pair();
    byte[] san = der(0x30, der(0x06, hex("551d11")), der(0x04, der(0x30, alternative(host))));
    return new Identity(
        write(subject + ".pem", "CERTIFICATE", signed(subject, own, endsIn, san)),
        write(subject + ".key", "PRIVATE KEY", own.getPrivate().getEncoded()));
  }

  private static byte[] alternative(String host) {
    try {
      return host.matches("[0-9.]+")
          ? der(0x87, InetAddress.getByName(host).getAddress())
          : der(0x82, host.getBytes(StandardCharsets.US_ASCII));
    } catch (UnknownHostException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private byte[] signed(String subject, KeyPair own, Duration endsIn, byte[] extension) {
    Instant end = Instant.now().plus(endsIn);
    byte[] body =
        der(
            0x30,
            der(0xa0, hex("020102")),
            der(0x02, new byte[] {(byte) serial++}),
            ECDSA_SHA256,
            named(name),
            der(0x30, time(end.minus(Duration.ofDays(30))), time(end)),
            named(subject),
            own.getPublic().getEncoded(),
            der(0xa3, der(0x30, extension)));
    return der(
        0x30, body, ECDSA_SHA256, der(0x03, new byte[] {0}, signature(keys.getPrivate(), body)));
  }

  private static byte[] named(String name) {
    byte[] text = der(0x0c, name.getBytes(StandardCharsets.UTF_8));
    return der(0x30, der(0x31, der(0x30, der(0x06, hex("550403")), text)));
  }

  private static byte[] time(Instant at) {
    return der(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] signature(PrivateKey key, byte[] body) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(body);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Path write(String file, String kind, byte[] der) {
    try {
      Path path = folder.resolve(file);
      Files.deleteIfExists(path);
      String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(
          path, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, base64, kind));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  // Tag, length and what is in it, after one another.
  private static byte[] der(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length >= 0x100) {
      out.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8)});
    } else if (length >= 0x80) {
      out.write(0x81);
    }
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }
}
