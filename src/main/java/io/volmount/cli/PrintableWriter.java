package io.volmount.cli;

import io.volmount.report.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes text to a file, in which nothing is left that a terminal would obey. What is not ASCII is to be written a whole
 * line at a time.
 */
final class PrintableWriter extends FilterWriter {
    PrintableWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int character) throws IOException {
        write(String.valueOf((char) character));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        write(String.valueOf(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        out.write(Printable.lines(text.substring(from, from + length), false));
    }
}
