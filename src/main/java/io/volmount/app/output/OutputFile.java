package io.volmount.app.output;

import io.volmount.app.context.UsageException;
import io.volmount.report.Format;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** A file that gets the result in a format. */
record OutputFile(Format format, Destination destination) {

    /** Parses {@code FORMAT=FILE} and checks that the file can be written. */
    static OutputFile parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
            throw new UsageException("--report: expected FORMAT=FILE, as in json=report.json, found `" + option + "`");
        }
        return new OutputFile(
                Output.format("--report", option.substring(0, equals)),
                Destination.of("--report", option.substring(equals + 1)));
    }

    /** Replaces the file as a whole or not at all, with every agent by itself. */
    void write(View view, TextOptions options) throws IOException {
        destination.replace(channel -> format.write(
                view,
                options.in(Style.PLAIN).inFull(),
                new PrintableWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))));
    }
}
