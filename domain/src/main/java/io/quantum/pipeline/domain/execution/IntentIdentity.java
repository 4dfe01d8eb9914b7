package io.quantum.pipeline.domain.execution;

import io.quantum.pipeline.domain.intent.IntentId;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.PublisherId;
import io.quantum.pipeline.domain.intent.TradeIntent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which intent this is (client order id) and what it says (body hash).
 *
 * <p><b>Invariants</b>: the same intent gets the same pair on every machine and in every version;
 * unknown payload fields do not count. <b>Threads</b>: immutable. <b>Source</b>:
 * docs/reference/identity.md; RFC 4648 section 6 for base32.
 *
 * @param clientOrderId identity
 * @param bodyHash content
 */
public record IntentIdentity(ClientOrderId clientOrderId, BodyHash bodyHash) {

  private static final char SEPARATOR = '\u001f';
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_BYTES = 15;

  /** Only copied, never updated: safe for all threads. */
  private static final MessageDigest UNUSED_SHA_256 = newSha256();

  /** Computes both from an accepted intent and the entry field {@code source}. */
  public static IntentIdentity of(PublisherId source, TradeIntent intent) {
    return new IntentIdentity(
        new ClientOrderId("q" + base32(sha256(identityText(source, intent)))),
        new BodyHash(HexFormat.of().formatHex(sha256(bodyText(intent)))));
  }

  /** The identity of an intent that its producer has given an id. */
  public static ClientOrderId clientOrderId(PublisherId source, IntentId id) {
    return new ClientOrderId("q" + base32(sha256(identityText(source, id))));
  }

  private static String identityText(PublisherId source, IntentId id) {
    return "1" + SEPARATOR + "id" + SEPARATOR + source.text() + SEPARATOR + id.text();
  }

  private static String identityText(PublisherId source, TradeIntent intent) {
    if (intent.intentId().isPresent()) {
      return identityText(source, intent.intentId().get());
    }
    StringBuilder text = new StringBuilder(128).append('1').append(SEPARATOR);
    return text.append("body")
        .append(SEPARATOR)
        .append(source.text())
        .append(SEPARATOR)
        .append(intent.symbol().name())
        .append(SEPARATOR)
        .append(intent.action().name())
        .append(SEPARATOR)
        .append(nanos(intent.timestamp()))
        .append(SEPARATOR)
        .append(intent.positionSize().map(size -> plain(size.usd())).orElse(""))
        .toString();
  }

  private static String bodyText(TradeIntent intent) {
    StringBuilder text = new StringBuilder(256);
    append(text, intent.symbol().name());
    append(text, intent.action().name());
    append(text, plain(intent.confidence().fraction()));
    append(text, intent.positionSize().map(size -> plain(size.usd())).orElse(""));
    append(text, intent.leverage().map(leverage -> plain(leverage.factor())).orElse(""));
    append(text, nanos(intent.timestamp()));
    append(text, intent.intentId().map(id -> id.text()).orElse(""));
    append(text, price(intent.entryPrice()));
    append(text, price(intent.stopLoss()));
    append(text, price(intent.takeProfit()));
    append(text, intent.source().orElse(""));
    append(text, intent.model().orElse(""));
    append(text, intent.metaStrategy().orElse(""));
    append(text, intent.regime().orElse(""));
    append(text, intent.reason().orElse(""));
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    text.append(part).append(SEPARATOR);
  }

  private static String price(Optional<Price> price) {
    return price.map(value -> plain(value.usd())).orElse("");
  }

  // Safe to expand: the contract has bounded the exponent before the value was built.
  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String nanos(Instant instant) {
    return BigInteger.valueOf(instant.getEpochSecond())
        .multiply(BigInteger.valueOf(1_000_000_000L))
        .add(BigInteger.valueOf(instant.getNano()))
        .toString();
  }

  // A copy is cheaper than the search through the security providers, twice for each intent.
  private static byte[] sha256(String text) {
    try {
      MessageDigest digest = (MessageDigest) UNUSED_SHA_256.clone();
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("the JDK's SHA-256 can be copied", impossible);
    }
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String base32(byte[] digest) {
    StringBuilder text = new StringBuilder(24);
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < ID_BYTES; i++) {
      buffer = (buffer << 8) | (digest[i] & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((buffer >> bits) & 0x1f));
      }
    }
    return text.toString();
  }
}
