package io.quantum.pipeline.application.port;

import java.util.Objects;

/**
 * A technology did not do its part. The message says which, where and what it said, in words for an
 * operator; never a secret.
 *
 * <p>A failed call may have taken effect or not, unless the port says otherwise; every atomic step
 * is therefore safe to repeat.
 *
 * <p><b>Threads</b>: immutable.
 */
public final class AdapterFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Remedy remedy;
  private final boolean unsent;

  /**
   * A failure.
   *
   * @param remedy what helps
   * @param message what failed, for an operator
   * @param cause what the technology threw
   */
  public AdapterFailure(Remedy remedy, String message, Throwable cause) {
    this(remedy, message, cause, false);
  }

  private AdapterFailure(Remedy remedy, String message, Throwable cause, boolean unsent) {
    super(message, cause);
    this.remedy = Objects.requireNonNull(remedy, "remedy");
    this.unsent = unsent;
  }

  /** The same failure, of a call of which it is certain that nothing has left this process. */
  public AdapterFailure beforeSending() {
    return new AdapterFailure(remedy, getMessage(), getCause(), true);
  }

  /** True only if it is certain that nothing has left this process: the call took no effect. */
  public boolean isUnsent() {
    return unsent;
  }

  /** What helps. */
  public Remedy remedy() {
    return remedy;
  }
}
