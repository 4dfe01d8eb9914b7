package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.domain.stream.Delivery;
import java.util.ArrayList;
import java.util.List;

/**
 * What one reply with entries holds: the entries, as far as they may be held together, and what all
 * of them weigh.
 *
 * <p><b>Threads</b>: filled by one, then handed over.
 */
final class EntriesRead {
  /** Payload bytes that are held of one reply. */
  static final long MAX_HELD = 8 << 20;

  private final List<Delivery> deliveries = new ArrayList<>();
  private long held;
  private long weight;
  private boolean cut;

  /** One more; behind one that does not fit nothing is held, so that the order is kept. */
  void add(Delivery delivery, long bytes) {
    weight += bytes;
    held += delivery.keptBytes();
    cut = cut || (held > MAX_HELD && !deliveries.isEmpty());
    if (!cut) {
      deliveries.add(delivery);
    }
  }

  /** The entries that are held, in stream order: the first ones of the reply. */
  List<Delivery> deliveries() {
    return deliveries;
  }

  /** Bytes of all entries of the reply, as they are on the server. */
  long weight() {
    return weight;
  }

  /** True if the reply had more entries than are held. */
  boolean isCut() {
    return cut;
  }
}
