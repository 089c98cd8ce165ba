package io.volmount.cli.help;

import io.volmount.app.context.ProcessContext;
import io.volmount.cli.option.OptionSection;
import io.volmount.report.Style;
import io.volmount.terminal.StandardStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
        return new InSections(command, Help.defaultColorScheme(coloured ? Ansi.ON : Ansi.OFF));
    }

    /** Options come in sections, and no line of examples is broken, so that each can be copied. */
    private static final class InSections extends Help {
        InSections(CommandSpec command, ColorScheme colours) {
            super(command, colours);
        }

        /** Only what must be given. */
        @Override
        protected Text createDetailedSynopsisOptionsText(
                Collection<ArgSpec> done, Comparator<OptionSpec> order, boolean clustered) {
            List<OptionSpec> required = commandSpec().options().stream()
                    .filter(OptionSpec::required)
                    .toList();
            return colorScheme()
                    .text(" [OPTIONS]")
                    .concat(createDetailedSynopsisOptionsText(done, required, order, clustered));
        }

        @Override
        public String optionList() {
            return Stream.of(OptionSection.values()).map(this::section).collect(Collectors.joining());
        }

        private String section(OptionSection section) {
            List<OptionSpec> options = commandSpec().options().stream()
                    .filter(option -> !option.hidden() && OptionSection.of(option) == section)
                    .toList();
            return options.isEmpty()
                    ? ""
                    : String.format("%n%s:%n", section.heading())
                            + optionListExcludingGroups(
                                    options, layout(), createDefaultOptionSort(), parameterLabelRenderer());
        }

        @Override
        public String parameterList() {
            return parameterList(commandSpec().positionalParameters(), layout(), parameterLabelRenderer());
        }

        private Layout layout() {
            int names = calcLongOptionColumnWidth(
                    commandSpec().options(), commandSpec().positionalParameters(), colorScheme());
            TextTable table = TextTable.forDefaultColumns(
                    colorScheme(), names, commandSpec().usageMessage().width());
            Column last = table.columns()[table.columns().length - 1];
            WholeWords words = new WholeWords(last.width - last.indent);
            IOptionRenderer option = createDefaultOptionRenderer();
            IParameterRenderer parameter = createDefaultParameterRenderer();
            return new Layout(
                    colorScheme(),
                    table,
                    (spec, label, colours) -> words.wrapped(option.render(spec, label, colours)),
                    (spec, label, colours) -> words.wrapped(parameter.render(spec, label, colours)));
        }

        @Override
        public String footer(Object... parameters) {
            return Stream.of(commandSpec().usageMessage().footer())
                    .map(line -> colorScheme().text(String.format(line, parameters)) + System.lineSeparator())
                    .collect(Collectors.joining());
        }
    }
}
