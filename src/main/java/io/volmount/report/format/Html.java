package io.volmount.report.format;

/** HTML and SVG in the making. Whatever is given as text or as the value of an attribute is escaped. */
final class Html {
    private final StringBuilder html = new StringBuilder();

    /** @param attributes names and values in turn */
    Html open(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            html.append(Markup.xml(attributes[i + 1])).append('"');
        }
        html.append('>');
        return this;
    }

    Html close(String tag) {
        html.append("</").append(tag).append(">\n");
        return this;
    }

    Html text(String text) {
        html.append(Markup.xml(text));
        return this;
    }

    /** An element that holds nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** What was made in the same way. */
    Html add(Html part) {
        html.append(part.html);
        return this;
    }

    /** @param source a style sheet or script of volmount's own, which is not escaped */
    Html verbatim(String tag, String source) {
        html.append('<').append(tag).append('>').append(source);
        return close(tag);
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
