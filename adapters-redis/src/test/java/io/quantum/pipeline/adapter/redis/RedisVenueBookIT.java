package io.quantum.pipeline.adapter.redis;

import io.quantum.pipeline.application.venue.port.out.VenueBook;
import io.quantum.pipeline.application.venue.port.out.VenueBookContract;
import io.quantum.pipeline.domain.admission.AgeLimits;

/** The contract on a real Redis. */
final class RedisVenueBookIT implements VenueBookContract {
  @Override
  public VenueBook book() {
    RedisWorld world = new RedisWorld();
    return new RedisVenueBook(world.connections, world.keys, AgeLimits.STANDARD);
  }
}
