package io.volmount.cli.help;

import io.volmount.app.context.ProcessContext;
import io.volmount.report.Style;
import io.volmount.terminal.StandardStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/** Makes help as wide as the terminal, and coloured where results are. The terminal is asked only when help is printed. */
public record TerminalHelp(ProcessContext context) implements IHelpFactory {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;

    @Override
    public Help create(CommandSpec command, ColorScheme ignored) {
        if (context.terminals().isTerminal(StandardStream.OUT)) {
            int columns = context.terminals().size(StandardStream.OUT).columns();
            command.usageMessage().width(Math.max(NARROWEST, Math.min(WIDEST, columns)));
        }
        boolean coloured = context.style(StandardStream.OUT) == Style.COLOUR;
        return new WholeExamples(command, Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF));
    }

    /** Breaks no line of examples, so that each can be copied. */
    private static final class WholeExamples extends Help {
        WholeExamples(CommandSpec command, ColorScheme colours) {
            super(command, colours);
        }

        @Override
        public String footer(Object... parameters) {
            return Stream.of(commandSpec().usageMessage().footer())
                    .map(line -> colorScheme().text(String.format(line, parameters)) + System.lineSeparator())
                    .collect(Collectors.joining());
        }
    }
}
