package io.quantum.pipeline.adapter.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import io.quantum.pipeline.domain.contract.PrintableText;
import io.quantum.pipeline.domain.stream.Delivery;
import io.quantum.pipeline.domain.stream.EntryId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The entries of an {@code XREADGROUP} or {@code XRANGE} reply, straight from the bytes received:
 * Lettuce's own output makes a map of copies for each entry, which costs more than judging it.
 *
 * <p><b>Shape</b>: RESP2; a read of one stream is {@code [[stream, [[id, [name, value, ...]],
 * ...]]]} or nil, a range its inner list. <b>Threads</b>: not safe; one per command.
 */
final class DeliveriesOutput extends CommandOutput<byte[], byte[], List<Delivery>> {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveriesOutput.class);
  private static final int SHOWN = 64;

  private final int depthOfEntry;
  private final DeliveryFields fields = new DeliveryFields();
  private boolean beforeEntries;
  private boolean beforeId = true;
  private boolean beforeName = true;
  private EntryId id = EntryId.ZERO;
  private boolean idIsReadable;

  private DeliveriesOutput(int depthOfEntry, boolean beforeEntries) {
    super(ByteArrayCodec.INSTANCE, new ArrayList<>());
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
  public void set(ByteBuffer bytes) {
    // Nil: no entry at all, or one whose body is gone.
    if (bytes == null) {
      return;
    }
    if (beforeEntries) {
      beforeEntries = false;
    } else if (beforeId) {
      readId(bytes);
      beforeId = false;
    } else if (beforeName) {
      fields.name(bytes);
      beforeName = false;
    } else {
      fields.value(bytes);
      beforeName = true;
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
      Delivery delivery = fields.delivery(id);
      if (idIsReadable) {
        output.add(delivery);
      }
      beforeId = true;
      beforeName = true;
    }
  }
}
