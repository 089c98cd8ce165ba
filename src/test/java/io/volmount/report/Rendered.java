package io.volmount.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Views of small results as text. */
public final class Rendered {
    private Rendered() {}

    public static String text(View view) {
        return as("text", view, Style.PLAIN);
    }

    public static String json(View view) {
        return as("json", view, Style.PLAIN);
    }

    /** In every format there is. */
    public static List<String> all(View view) {
        return Formats.names().stream().map(name -> as(name, view, Style.PLAIN)).toList();
    }

    public static String as(String format, View view, Style style) {
        StringWriter text = new StringWriter();
        try {
            Formats.named(format).orElseThrow().write(view, style, text);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }
}
