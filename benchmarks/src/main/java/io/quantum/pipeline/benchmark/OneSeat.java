package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.execution.port.out.FencingToken;
import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.util.Optional;

/** A reader's lease that nobody else wants. */
final class OneLease implements ReaderLease {
  @Override
  public LeaseDecision take(ConsumerName me, String token) {
    return new LeaseDecision.Granted(new FencingToken(me, token, 1), Optional.empty());
  }

  @Override
  public boolean renew(FencingToken fence) {
    return true;
  }

  @Override
  public void release(FencingToken fence) {
    // There is nobody to leave it to.
  }
}
