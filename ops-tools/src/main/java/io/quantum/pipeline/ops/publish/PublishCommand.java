package io.quantum.pipeline.ops.publish;

import io.quantum.pipeline.application.publish.port.in.PublishAnswer;
import io.quantum.pipeline.application.publish.port.in.PublishTradeIntent;
import io.quantum.pipeline.application.publish.port.in.Submission;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.Pace;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quantum-ops publish}: validated, idempotent publishing for producers in any language. */
@Command(
    name = "publish",
    header = {
      "Publishes trade intents that the contract allows; refuses the others with every reason.",
      "",
      "Examples",
      "  quantum-ops publish --source desk intents.jsonl     one payload object a line",
      "  my-producer | quantum-ops publish --source my-producer",
      "  quantum-ops publish --rate 50/s --json intents.jsonl",
      ""
    },
    description = {
      "As a pipe it answers every line at once, in order, with one JSON line on stdout:",
      "  {\"line\":7,\"id\":\"1768953790982-0\"}           published",
      "  {\"line\":8,\"already\":\"1768953790982-0\"}      published before, nothing written",
      "  {\"line\":9,\"violations\":[{\"field\":...}]}     refused, nothing written",
      "  {\"line\":10,\"unknown\":\"...\"}                 reply lost; repeating is safe",
      "From a FILE it answers in text, one line each; --json gives the same JSON lines.",
      "Publishing the same intent again within 24 h writes nothing."
    },
    footer = {
      "",
      "Exit codes: 0 all published, 2 any refused, 3 not known for some line, 64 usage."
    })
public final class PublishCommand implements Callable<Integer> {
  private static final int BATCHES_UNDER_WAY = 4;
  private static final String RATE = "[1-9][0-9]{0,6}(/s)?";

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Spec private CommandSpec spec;

  @Option(
      names = "--source",
      paramLabel = "S",
      description = "Who publishes; default: the payload's own field source.")
  private String source;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      description = "At most so many lines a second; default: as fast as it goes.")
  private String rate;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Payloads, one JSON object a line; - or none for standard input.")
  private String file = IntentLines.STANDARD_INPUT;

  /** Over a terminal and what opens the ports. */
  public PublishCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  /** Lines on their way. */
  private record UnderWay(List<IntentLines.Line> lines, PublishTradeIntent.Publishing publishing) {}

  @Override
  public Integer call() throws IOException {
    Pace pace = pace();
    boolean isPipe = file.equals(IntentLines.STANDARD_INPUT);
    LineAnswers answers = new LineAnswers(options.isJson(isPipe));
    Deque<UnderWay> underWay = new ArrayDeque<>();
    try (OpsPorts ports = opener.open(options);
        IntentLines lines = IntentLines.of(file, terminal)) {
      List<IntentLines.Line> batch = new ArrayList<>();
      while (true) {
        // Nobody waits for an answer because somebody else has not written the next line yet.
        if (!lines.isWholeLineHere()) {
          send(ports, batch, underWay, pace);
          batch = new ArrayList<>();
          while (!underWay.isEmpty()) {
            answer(underWay.poll(), answers);
          }
        }
        Optional<IntentLines.Line> line = lines.next();
        if (line.isEmpty()) {
          break;
        }
        batch.add(line.get());
        if (batch.size() >= Math.min(PublishTradeIntent.MAX_PER_BATCH, pace.mostAtOnce())) {
          if (underWay.size() >= BATCHES_UNDER_WAY) {
            answer(underWay.poll(), answers);
          }
          send(ports, batch, underWay, pace);
          batch = new ArrayList<>();
        }
      }
      send(ports, batch, underWay, pace);
      while (!underWay.isEmpty()) {
        answer(underWay.poll(), answers);
      }
    }
    terminal.complain(answers.summary());
    return answers.exitCode().code();
  }

  private void send(
      OpsPorts ports, List<IntentLines.Line> batch, Deque<UnderWay> underWay, Pace pace) {
    if (batch.isEmpty()) {
      return;
    }
    pace.awaitTurn(batch.size());
    Optional<String> publisher = Optional.ofNullable(source);
    List<Submission> submissions =
        batch.stream().map(line -> new Submission(line.payload(), publisher)).toList();
    underWay.add(new UnderWay(batch, ports.get(PublishTradeIntent.class).start(submissions)));
  }

  private void answer(UnderWay sent, LineAnswers answers) {
    List<PublishAnswer> all = sent.publishing().await();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < all.size(); i++) {
      text.append(answers.published(sent.lines().get(i).number(), all.get(i))).append('\n');
    }
    terminal.sayAll(text);
    terminal.progress(sent.lines().get(all.size() - 1).number() + " lines answered");
  }

  private Pace pace() {
    if (rate == null) {
      return Pace.unlimited(terminal.ticker());
    }
    if (!rate.matches(RATE)) {
      throw new ParameterException(
          spec.commandLine(), "--rate takes lines a second, such as 50/s (1 to 9999999)");
    }
    return Pace.perSecond(Integer.parseInt(rate.replace("/s", "")), terminal.ticker());
  }
}
