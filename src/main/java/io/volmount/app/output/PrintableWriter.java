package io.volmount.app.output;

import io.volmount.report.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Replaces what a terminal would obey in text that is written to a file. Text that is not ASCII must come in whole lines. */
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
