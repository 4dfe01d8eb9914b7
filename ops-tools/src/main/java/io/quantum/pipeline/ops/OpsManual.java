package io.quantum.pipeline.ops;

import io.quantum.pipeline.ops.cli.RootCommand;
import io.quantum.pipeline.ops.console.Display;
import io.quantum.pipeline.ops.console.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Writes what a package installs beside the tools: a completion script for bash and one manual page
 * a command, all made from the same declarations as the help. The build runs it.
 *
 * <p><b>Source</b>: docs/reference/tools.md#manual.
 */
public final class OpsManual {
  private static final String NAME = "quantum-ops";

  private OpsManual() {}

  /**
   * Writes {@code quantum-ops.bash} and {@code man1/*.1}.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path pages = Files.createDirectories(folder.resolve("man1"));
    CommandLine root =
        OpsMain.tree(
            Terminal.ofProcess(System::nanoTime),
            Display.of(Map.of()),
            options -> {
              throw new IllegalStateException("a manual opens nothing");
            });
    root.setUsageHelpWidth(OpsMain.WIDTH);
    write(folder.resolve(NAME + ".bash"), AutoComplete.bash(NAME, root));
    write(pages, root, NAME);
  }

  private static void write(Path pages, CommandLine command, String name) throws IOException {
    write(pages.resolve(name + ".1"), ManPage.of(name, RootCommand.VERSION, command));
    for (CommandLine sub : command.getSubcommands().values()) {
      if (!sub.getCommandName().equals("help")) {
        write(pages, sub, name + "-" + sub.getCommandName());
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
