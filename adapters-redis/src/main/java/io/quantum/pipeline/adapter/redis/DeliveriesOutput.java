package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import io.quantum.pipeline.domain.contract.EntrySize;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of an {@code XREADGROUP} or {@code XRANGE} reply, straight from the bytes received:
 * Lettuce's own output makes a map of copies for each entry, which costs more than judging it.
 * Fields and bytes are counted on the way.
 *
 * <p><b>Shape</b>: RESP2; a read of one stream is {@code [[stream, [[id, [name, value, ...]],
 * ...]]]} or nil, a range its inner list. <b>Threads</b>: not safe; one per command.
 */
final class DeliveriesOutput extends CommandOutput<byte[], byte[], EntriesRead> {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveriesOutput.class);
  private static final int SHOWN = 64;

  /** Names and values, and bytes, up to which the size of an entry does not matter. */
  private static final int PLAIN_PARTS = 100;

  private static final int PLAIN_BYTES = 16 * 1024;

  private final int depthOfEntry;
  private final DeliveryFields fields = new DeliveryFields();
  private boolean beforeEntries;
  private boolean beforeId = true;
  private boolean beforeName = true;
  private EntryId id = EntryId.ZERO;
  private boolean idIsReadable;
  private long parts;
  private long bytes;

  private DeliveriesOutput(int depthOfEntry, boolean beforeEntries) {
    super(ByteArrayCodec.INSTANCE, new EntriesRead());
    this.depthOfEntry = depthOfEntry;
    this.beforeEntries = beforeEntries;
  }

  /** For a read of one stream. */
  static DeliveriesOutput ofRead() {
    return new DeliveriesOutput(3, true);
  }

  /** For a range. */
  static DeliveriesOutput ofRange() {
    return new DeliveriesOutput(1, false);
  }

  @Override
  public void set(ByteBuffer part) {
    // Nil: no entry at all, or one whose body is gone.
    if (part == null) {
      return;
    }
    if (beforeEntries) {
      beforeEntries = false;
    } else if (beforeId) {
      readId(part);
      beforeId = false;
    } else {
      parts++;
      int size = part.remaining();
      bytes += size < LongValue.LEAST ? size : LongValue.length(part);
      if (beforeName) {
        fields.name(part);
      } else {
        fields.value(part);
      }
      beforeName = !beforeName;
    }
  }

  // No server writes an id that is none. If one did, its other entries are still to be decided.
  private void readId(ByteBuffer bytes) {
    try {
      id = EntryIds.read(bytes);
      idIsReadable = true;
    } catch (IllegalArgumentException | IndexOutOfBoundsException notAnId) {
      idIsReadable = false;
      LOG.error(
          "ENTRY UNREADABLE: left alone, because its id is none id={}",
          PrintableText.shorten(DeliveryFields.text(bytes), SHOWN));
    }
  }

  @Override
  public void complete(int depth) {
    if (depth == depthOfEntry && !beforeId) {
      Delivery delivery = sized(fields.delivery(id));
      if (idIsReadable) {
        output.add(delivery, bytes);
      }
      beforeId = true;
      beforeName = true;
      parts = 0;
      bytes = 0;
    }
  }

  private Delivery sized(Delivery delivery) {
    return parts <= PLAIN_PARTS && bytes <= PLAIN_BYTES
        ? delivery
        : delivery.ofSize(new EntrySize(parts / 2, bytes));
  }
}
