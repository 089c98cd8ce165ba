package io.volmount.report;

import io.volmount.report.format.Formats;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Views of small results as text. */
public final class Rendered {
    private Rendered() {}

    public static String text(View view) {
        return as("text", view, TextOptions.PLAIN);
    }

    public static String json(View view) {
        return as("json", view, TextOptions.PLAIN);
    }

    /** In every format there is. */
    public static List<String> all(View view) {
        return Formats.names().stream()
                .map(name -> as(name, view, TextOptions.PLAIN))
                .toList();
    }

    public static String as(String format, View view) {
        return as(format, view, TextOptions.PLAIN);
    }

    public static String as(String format, View view, TextOptions options) {
        StringWriter text = new StringWriter();
        try {
            Formats.named(format).orElseThrow().write(view, options, text);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return text.toString();
    }
}
