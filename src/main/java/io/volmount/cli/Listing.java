package io.volmount.cli;

import io.volmount.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows what needs no agent to be asked. What the options ask for is checked before anything else is done. */
final class Listing<F> {
    private final F format;
    private final boolean verbose;
    private final Surroundings surroundings;

    /**
     * A listing in the format that the options name.
     *
     * @param formats all there are
     */
    Listing(ListingOptions options, List<F> formats, Function<F, String> name, Surroundings surroundings) {
        this.format = formats.stream()
                .filter(one -> name.apply(one).equals(options.format))
                .findFirst()
                .orElseThrow(() -> new Refusal("there is no format `" + options.format + "`, only "
                        + formats.stream().map(name).collect(Collectors.joining(" and "))));
        this.verbose = options.verbose;
        this.surroundings = surroundings;
    }

    /** Tells what of OpenSSH's configuration is not followed, if more is to be told. */
    void remark(Roster roster) {
        if (verbose) {
            surroundings.remark(roster.remarks());
        }
    }

    void write(BiFunction<F, Style, String> text) throws IOException {
        surroundings.show(style -> text.apply(format, style));
    }

    /** What writes something down in one of the formats. */
    @FunctionalInterface
    interface Writing<F> {
        void write(F format, Style style, Writer out) throws IOException;
    }

    /** The same of what may be too large to be held as one text. */
    void write(Writing<F> writing) throws IOException {
        surroundings.show((style, out) -> writing.write(format, style, out));
    }
}
