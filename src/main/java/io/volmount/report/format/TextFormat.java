package io.volmount.report.format;

import io.volmount.report.Format;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
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
