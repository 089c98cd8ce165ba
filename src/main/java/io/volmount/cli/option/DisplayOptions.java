package io.volmount.cli.option;

import io.volmount.app.context.ColourChoice;
import io.volmount.app.context.Display;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** How output looks. Every command takes these. */
public final class DisplayOptions {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            converter = WhenConverter.class,
            description = "Colour the output: auto (on a terminal), always or never (default: auto).")
    private ColourChoice color = ColourChoice.AUTO;

    @Option(
            names = "--no-pager",
            scope = ScopeType.INHERIT,
            description = "Print a result directly, even if it is longer than the terminal is high.")
    private boolean noPager;

    private static final class WhenConverter implements ITypeConverter<ColourChoice> {
        @Override
        public ColourChoice convert(String word) {
            return Stream.of(ColourChoice.values())
                    .filter(choice -> choice.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("expected "
                            + Stream.of(ColourChoice.values())
                                    .map(ColourChoice::word)
                                    .collect(Collectors.joining(" or "))
                            + ", found `" + word + "`"));
        }
    }

    /** As the words of a command line ask for it. The command itself refuses what is wrong with them. */
    public static Display of(String... words) {
        DisplayOptions options = new DisplayOptions();
        try {
            new CommandLine(options)
                    .setUnmatchedArgumentsAllowed(true)
                    .setExpandAtFiles(false)
                    .parseArgs(words);
        } catch (ParameterException wrong) {
            return Display.USUAL;
        }
        return new Display(options.color, !options.noPager);
    }
}
