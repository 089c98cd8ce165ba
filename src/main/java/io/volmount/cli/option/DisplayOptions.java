package io.volmount.cli.option;

import io.volmount.app.context.ColourChoice;
import io.volmount.app.context.Display;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** How output looks. Every command takes these. */
@OptionSection.In(OptionSection.OUTPUT)
public final class DisplayOptions {
    private static final String COLOR = "--color";
    private static final String NO_PAGER = "--no-pager";

    @Option(
            names = COLOR,
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            converter = WhenConverter.class,
            description = "Colour the output: auto (on a terminal), always or never (default: auto).")
    private ColourChoice color = ColourChoice.AUTO;

    @Option(
            names = NO_PAGER,
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

    /** Whether one of these words looks like such an option. */
    public static boolean areAmong(String... words) {
        return Stream.of(words).anyMatch(word -> word.startsWith(COLOR) || word.equals(NO_PAGER));
    }

    /**
     * What they ask for.
     *
     * @param usual where they ask for nothing
     */
    public Display display(Display usual) {
        return new Display(color == ColourChoice.AUTO ? usual.colour() : color, usual.pager() && !noPager);
    }
}
