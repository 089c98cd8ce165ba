package io.volmount.report.format;

import io.volmount.report.Printable;

/** Makes untrusted text part of a document, as nothing but text. */
final class Markup {
    /** What begins a construct of Markdown anywhere in a line, or a link or mention of a site that renders it. */
    private static final String MARKDOWN = "\\`*_{}[]|~$#";

    private Markup() {}

    /** As text or the value of an attribute between double quotes, in HTML and XML. Lines are kept. */
    static String xml(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        Printable.lines(text, false).chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** As text on one line of Markdown, also within a table. */
    static String markdown(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        Printable.of(text.replace('\n', ' ')).chars().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                default -> escaped.append(MARKDOWN.indexOf(c) < 0 ? "" : "\\").append((char) c);
            }
        });
        return escaped.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }

    /** As the value of a label in the text format of Prometheus. */
    static String label(String text) {
        return Printable.of(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
