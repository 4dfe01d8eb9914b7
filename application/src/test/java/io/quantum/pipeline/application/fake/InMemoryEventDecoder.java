package io.quantum.pipeline.application.fake;

import io.quantum.pipeline.application.contract.port.out.EventDecoder;
import io.quantum.pipeline.domain.contract.DecodedEvent;
import io.quantum.pipeline.domain.contract.Violation;
import io.quantum.pipeline.domain.contract.ViolationCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Hands out tokens for payloads; anything else is malformed. Not thread-safe. */
public final class InMemoryEventDecoder implements EventDecoder {
  private final List<DecodedEvent> known = new ArrayList<>();

  /** A payload with exactly these members. */
  public byte[] payload(List<DecodedEvent.Member> members) {
    known.add(new DecodedEvent.Members(members));
    return Integer.toString(known.size() - 1).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public DecodedEvent decode(byte[] payload) {
    String token = new String(payload, StandardCharsets.UTF_8);
    return token.matches("\\d+")
        ? known.get(Integer.parseInt(token))
        : new DecodedEvent.Malformed(
            List.of(
                new Violation("payload", ViolationCode.MALFORMED_JSON, token, "unknown payload")));
  }
}
