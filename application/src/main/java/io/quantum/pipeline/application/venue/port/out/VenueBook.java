package io.quantum.pipeline.application.venue.port.out;

import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.OpenPosition;
import io.quantum.pipeline.domain.intent.Price;
import io.quantum.pipeline.domain.intent.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The books of the paper venue, shared by all instances and outliving each of them.
 *
 * <p>{@link #admit} is one atomic step: lease, unused id, position and the list of orders change
 * together or not at all. After a failed call it may have happened; the id tells. <b>Threads</b>:
 * safe. <b>Errors</b>: {@link AdapterFailure}. <b>Source</b>: docs/reference/venue.md#books.
 */
public interface VenueBook {

  /** Largest position in either direction, in units. */
  BigDecimal MAX_POSITION = new BigDecimal("9000000000");

  /** Decimals of a quantity. */
  int QUANTITY_DECIMALS = 8;

  /** Books a request, or says why not. Never books one id twice. */
  VenueAdmission admit(VenueRequest request);

  /** The order booked under an id, for {@code AgeLimits.memory()}. Changes nothing. */
  Optional<VenueOrder> find(ClientOrderId order);

  /** Signed units held: positive long, negative short. Changes nothing. */
  BigDecimal position(Symbol symbol);

  /** Everything that is held, by symbol. Changes nothing. */
  List<OpenPosition> positions();

  /** Price of the last order of a symbol here, if there was one. Changes nothing. */
  Optional<Price> lastPrice(Symbol symbol);
}
