package io.quantum.pipeline.ops.control;

import io.quantum.pipeline.application.control.port.in.SettleUnresolvedOrder;
import io.quantum.pipeline.application.port.AdapterFailure;
import io.quantum.pipeline.domain.execution.ClientOrderId;
import io.quantum.pipeline.domain.execution.Execution;
import io.quantum.pipeline.domain.execution.OrderEnding;
import io.quantum.pipeline.domain.execution.OutcomeCode;
import io.quantum.pipeline.ops.cli.GlobalOptions;
import io.quantum.pipeline.ops.cli.OperatorOptions;
import io.quantum.pipeline.ops.cli.OpsPorts;
import io.quantum.pipeline.ops.cli.Report;
import io.quantum.pipeline.ops.console.ExitCode;
import io.quantum.pipeline.ops.console.Terminal;
import io.quantum.pipeline.ops.json.Json;
import io.quantum.pipeline.ops.text.Page;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quantum-ops resolve}: ends an order that only a person can find out about. */
@Command(
    name = "resolve",
    header = {
      "Ends an unresolved order: one about which the venue could not be asked for ten minutes.",
      "",
      "Examples",
      "  quantum-ops resolve qo2otatv2n57liprvbkcrynp6 --as absent --by ann --reason \"not listed\"",
      "  quantum-ops resolve qo2otatv2n57liprvbkcrynp6 --as filled --price 95012.5",
      "      --quantity 0.0021 --by ann --reason \"order 4711 on the venue's page\"",
      ""
    },
    description = {
      "Look at the venue first. What you say is recorded as the order's one outcome, with your name;",
      "it cannot be taken back. The service goes on looking the order up until you do."
    },
    footer = {"", "Exit codes: 0 recorded, 2 the order is not unresolved, 3 not known, 64 usage."})
public final class ResolveCommand implements Callable<Integer> {
  /** What the operator found at the venue. */
  enum Found {
    filled,
    absent
  }

  private final Terminal terminal;
  private final OpsPorts.Opener opener;

  @Mixin private GlobalOptions options;

  @Mixin private OperatorOptions operator;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1", paramLabel = "ID", description = "Client order id, 25 characters.")
  private String id;

  @Option(names = "--as", required = true, description = "filled or absent.")
  private Found found;

  @Option(names = "--price", description = "Average price in USD; needed with filled.")
  private BigDecimal price;

  @Option(names = "--quantity", description = "Executed units; needed with filled.")
  private BigDecimal quantity;

  @Option(
      names = "--order-id",
      paramLabel = "O",
      description = "The venue's own id of the order, if you know it.")
  private String orderId = "OPERATOR";

  /** Over a terminal and what opens the ports. */
  public ResolveCommand(Terminal terminal, OpsPorts.Opener opener) {
    this.terminal = terminal;
    this.opener = opener;
  }

  @Override
  public Integer call() {
    ClientOrderId order = order();
    OrderEnding ending = ending();
    Consumer<Report> printer = options.printer(terminal);
    try (OpsPorts ports = opener.open(options)) {
      Optional<OutcomeCode> recorded =
          ports.get(SettleUnresolvedOrder.class).settle(order, ending, operator.note(spec));
      Optional<String> outcome = recorded.map(OutcomeCode::wireName);
      printer.accept(
          new Report(
              () -> new Json().put("client_order_id", order.text()).put("outcome", outcome),
              () ->
                  new Page()
                      .add(
                          outcome
                              .map(name -> "recorded: " + order + " ended as " + name)
                              .orElse(
                                  "nothing was changed: "
                                      + order
                                      + " is not unresolved (any more)"))));
      return (recorded.isPresent() ? ExitCode.OK : ExitCode.BREACH).code();
    } catch (AdapterFailure unknown) {
      terminal.complain("unknown: " + unknown.getMessage() + "; repeating is safe");
      return ExitCode.UNKNOWN.code();
    }
  }

  private ClientOrderId order() {
    try {
      return new ClientOrderId(id);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(
          spec.commandLine(), "'" + id + "' is no client order id: " + wrong.getMessage());
    }
  }

  private OrderEnding ending() {
    if (found == Found.absent) {
      if (price != null || quantity != null) {
        throw new ParameterException(
            spec.commandLine(), "--price and --quantity go with --as filled");
      }
      return new OrderEnding.NotSent();
    }
    if (price == null || quantity == null || price.signum() <= 0 || quantity.signum() <= 0) {
      throw new ParameterException(
          spec.commandLine(), "--as filled needs --price and --quantity, both above 0");
    }
    return new OrderEnding.Executed(
        new Execution(orderId, price, quantity, BigDecimal.ZERO, BigDecimal.ZERO, true));
  }
}
