package io.volmount.report;

import java.io.IOException;
import java.io.Writer;

/** Text for people. */
final class TextFormat implements Format {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean wraps() {
        return true;
    }

    @Override
    public void write(View view, TextOptions options, Writer out) throws IOException {
        view.text(options, out);
        out.flush();
    }
}
