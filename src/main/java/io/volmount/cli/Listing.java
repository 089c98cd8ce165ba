package io.volmount.cli;

import io.volmount.report.AccessFormat;
import io.volmount.report.Style;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Shows what needs no agent to be asked. What the options ask for is checked before anything else is done. */
final class Listing {
    private final AccessFormat format;
    private final boolean verbose;
    private final Surroundings surroundings;

    Listing(ListingOptions options, Surroundings surroundings) {
        this.format = AccessFormat.named(options.format)
                .orElseThrow(() -> new Refusal("there is no format `" + options.format + "`, only "
                        + AccessFormat.ALL.stream().map(AccessFormat::name).collect(Collectors.joining(" and "))));
        this.verbose = options.verbose;
        this.surroundings = surroundings;
    }

    /** Tells what of OpenSSH's configuration is not followed, if more is to be told. */
    void remark(Roster roster) {
        if (verbose) {
            surroundings.remark(roster.remarks());
        }
    }

    void write(BiFunction<AccessFormat, Style, String> text) throws IOException {
        PrintStream out = surroundings.out();
        out.print(text.apply(format, surroundings.style(surroundings.terminals().out())));
        if (out.checkError()) {
            throw new IOException("the result could not be written to standard output");
        }
    }
}
