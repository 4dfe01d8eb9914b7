package io.quantum.pipeline.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * A manual page in the man macros, made of a command's help.
 *
 * <p><b>Threads</b>: stateless. <b>Source</b>: man-pages(7) for the order of sections,
 * groff_man(7).
 */
final class ManPage {
  private static final String EXAMPLES = "Examples";

  private final List<String> lines = new ArrayList<>();

  private ManPage() {}

  /** The page of a command. */
  static String of(String name, String version, CommandLine command) {
    ManPage page = new ManPage();
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    List<String> header = Arrays.asList(usage.header());
    page.lines.add(
        ".TH \"%s\" \"1\" \"\" \"%s\" \"Quantum operator tools\""
            .formatted(escaped(name).toUpperCase(Locale.ROOT), version));
    page.section("NAME");
    page.text(name + " - " + header.get(0));
    page.section("SYNOPSIS");
    page.asItIs(Arrays.asList(command.getHelp().synopsis(0).stripTrailing().split("\n")));
    page.section("EXAMPLES");
    page.asItIs(header.subList(header.indexOf(EXAMPLES) + 1, header.size()));
    if (usage.description().length > 0) {
      page.section("DESCRIPTION");
      page.asItIs(Arrays.asList(usage.description()));
    }
    page.arguments(command);
    page.commands(name, command);
    page.section("EXIT STATUS");
    page.asItIs(Arrays.asList(usage.footer()));
    if (name.contains("-ops-")) {
      page.section("SEE ALSO");
      page.text(name.substring(0, name.lastIndexOf('-')) + "(1)");
    }
    return String.join("\n", page.lines) + "\n";
  }

  private void arguments(CommandLine command) {
    section("OPTIONS");
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      argument("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter);
    }
    for (OptionSpec option : command.getCommandSpec().options()) {
      String names =
          Arrays.stream(option.names())
              .map(name -> "\\fB" + escaped(name) + "\\fR")
              .collect(Collectors.joining(", "));
      String value =
          option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
      argument(names + value, option);
    }
  }

  private void argument(String name, ArgSpec argument) {
    lines.add(".TP");
    lines.add(name);
    Arrays.stream(argument.description()).forEach(this::text);
  }

  private void commands(String name, CommandLine command) {
    List<CommandLine> subs =
        command.getSubcommands().values().stream()
            .filter(sub -> !sub.getCommandName().equals("help"))
            .toList();
    if (!subs.isEmpty()) {
      section("COMMANDS");
    }
    for (CommandLine sub : subs) {
      lines.add(".TP");
      lines.add("\\fB" + escaped(name + "-" + sub.getCommandName()) + "\\fR(1)");
      text(sub.getCommandSpec().usageMessage().header()[0]);
    }
  }

  private void section(String title) {
    lines.add(".SH " + title);
  }

  private void asItIs(List<String> text) {
    lines.add(".nf");
    text.forEach(this::text);
    lines.add(".fi");
  }

  private void text(String line) {
    String text = escaped(line);
    // A line that begins with one of these would be a request to the formatter.
    lines.add(text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-");
  }
}
