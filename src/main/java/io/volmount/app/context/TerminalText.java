package io.volmount.app.context;

import io.volmount.report.Format;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.terminal.ScreenSize;
import io.volmount.terminal.Wrapping;
import java.io.IOException;
import java.io.StringWriter;

/** A result as a terminal shows it: nothing that it would obey, no characters that it lacks, no line broken in a word. */
final class TerminalText {
    private final String text;
    private final ScreenSize size;

    /**
     * Writes the view in this format.
     *
     * @param unicode whether the terminal shows more than ASCII
     */
    TerminalText(View view, Format format, TextOptions options, ScreenSize size, boolean unicode) throws IOException {
        StringWriter written = new StringWriter();
        format.write(view, options, written);
        String safe = Printable.lines(written.toString(), options.style() == Style.COLOUR);
        String shown = unicode ? safe : Ascii.of(safe);
        this.text = format.wraps() ? new Wrapping(size.columns()).of(shown) : shown;
        this.size = size;
    }

    /** Whether its beginning has scrolled away when the operator can type again, in the last row. */
    boolean isHigherThanTerminal() {
        return new Wrapping(size.columns()).rows(text) >= size.rows();
    }

    @Override
    public String toString() {
        return text;
    }
}
