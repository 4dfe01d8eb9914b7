package io.quantum.pipeline.adapter.paper;

import io.quantum.pipeline.domain.execution.ClientOrderId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Everything about an order that looks random: drawn from its id, so that asking twice agrees. */
final class OrderDigest {
  private final byte[] bytes;

  private OrderDigest(byte[] bytes) {
    this.bytes = bytes;
  }

  static OrderDigest of(String purpose, ClientOrderId order) {
    try {
      return new OrderDigest(
          MessageDigest.getInstance("SHA-256")
              .digest((purpose + ":" + order.text()).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** A number from 0 to the bound, which is excluded. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(bytes).getLong(), bound);
  }

  /** The first digits, upper case. */
  String hex(int digits) {
    return HexFormat.of().formatHex(bytes).substring(0, digits).toUpperCase(Locale.ROOT);
  }
}
