package io.volmount.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** What is written piece by piece, for it may be large. */
@FunctionalInterface
interface Written {
    void to(Writer out) throws IOException;

    /** The same as one text, where it is known to be small. */
    default String text() {
        StringWriter text = new StringWriter();
        try {
            to(text);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }
}
