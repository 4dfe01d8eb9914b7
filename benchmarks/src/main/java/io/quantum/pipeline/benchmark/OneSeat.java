package io.quantum.pipeline.benchmark;

import io.quantum.pipeline.application.execution.port.out.LeaseDecision;
import io.quantum.pipeline.application.execution.port.out.ReaderLease;
import io.quantum.pipeline.application.execution.port.out.ReaderTerm;
import io.quantum.pipeline.domain.stream.ConsumerName;
import java.util.Optional;

/** A reader's seat that nobody else wants. */
final class OneSeat implements ReaderLease {
  @Override
  public LeaseDecision take(ConsumerName me, String token) {
    return new LeaseDecision.Granted(new ReaderTerm(me, token, 1), Optional.empty());
  }

  @Override
  public boolean renew(ReaderTerm term) {
    return true;
  }

  @Override
  public void release(ReaderTerm term) {
    // There is nobody to leave it to.
  }
}
