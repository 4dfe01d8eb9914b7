package io.quantum.pipeline.bootstrap;

import io.quantum.pipeline.application.execution.port.in.OrderLanes;
import io.quantum.pipeline.application.execution.port.in.ProcessTradeIntents;
import io.quantum.pipeline.application.execution.port.in.Turn;
import io.quantum.pipeline.application.execution.port.out.ServiceSupervisor;
import io.quantum.pipeline.application.log.Diagnostics;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.application.port.Remedy;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading thread: turn after turn until told to stop; pauses while Redis is away. Nobody else
 * tells the supervisor that the service works.
 */
final class ConsumerLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration STANDBY_PAUSE = Duration.ofMillis(250);

  private final ProcessTradeIntents process;
  private final OrderLanes lanes;
  private final Heartbeat heartbeat;
  private final ServiceSupervisor supervisor;
  private final StopSignal stop;
  private final String redis;
  private final Diagnostics diagnostics;
  private final Complaint complaint;
  private final BackOff backOff = new BackOff();
  private boolean away;

  ConsumerLoop(
      ProcessTradeIntents process,
      OrderLanes lanes,
      Heartbeat heartbeat,
      ServiceSupervisor supervisor,
      StopSignal stop,
      String redis,
      Diagnostics diagnostics,
      Complaint complaint) {
    this.process = process;
    this.lanes = lanes;
    this.heartbeat = heartbeat;
    this.supervisor = supervisor;
    this.stop = stop;
    this.redis = redis;
    this.diagnostics = diagnostics;
    this.complaint = complaint;
  }

  @Override
  public void run() {
    while (!stop.isSet()) {
      Turn turn = process.turn(lanes);
      heartbeat.finished(turn);
      // A turn that failed is finished too, but the first sign says that all is well.
      if (heartbeat.isReady()) {
        supervisor.working();
      }
      diagnostics.delivered(turn.delivered());
      if (turn.trouble().isPresent()) {
        pause(turn.trouble().get());
      } else {
        if (away) {
          LOG.info("REDIS BACK: reading goes on");
          supervisor.status("Redis is back, reading goes on");
          away = false;
          complaint.settled();
        }
        backOff.reset();
        if (turn.role() == Turn.Role.STANDBY) {
          stop.awaits(STANDBY_PAUSE);
        }
      }
    }
  }

  private void pause(AdapterFailure trouble) {
    if (trouble.remedy() == Remedy.STOP) {
      throw new StartRefused(ExitCode.REDIS_UNUSABLE, trouble.getMessage());
    }
    // The reason may change: first a connection is lost, then it is known why none is to be had.
    if (complaint.isDue(trouble.getMessage()) || !away) {
      LOG.error("REDIS AWAY: nothing leaves until it is back reason={}", trouble.getMessage());
      supervisor.status("waiting for Redis at %s: %s".formatted(redis, trouble.getMessage()));
      away = true;
    }
    stop.awaits(backOff.next());
  }
}
