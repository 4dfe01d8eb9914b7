package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.execution.port.out.StoreFitness;
import java.util.List;
import java.util.Optional;

/** A store with the shortcomings that a test names. */
public final class InMemoryStoreFitness implements StoreFitness {
  private final List<Shortcoming> shortcomings;

  /** With these shortcomings. */
  public InMemoryStoreFitness(Shortcoming... shortcomings) {
    this.shortcomings = List.of(shortcomings);
  }

  @Override
  public List<Setting> settings() {
    return List.of(new Setting("redis_version", Optional.of("memory")));
  }

  @Override
  public void requireRights() {
    // Memory denies nothing.
  }

  @Override
  public List<Shortcoming> exhaustedStreams() {
    return List.of();
  }

  @Override
  public Rights rights() {
    return Rights.READ_AND_WRITE;
  }

  @Override
  public List<Shortcoming> shortcomings() {
    return shortcomings;
  }
}
