package io.volmount.report;

/** Emphasis: colours for a terminal, nothing elsewhere. */
public enum Style {
    PLAIN,
    COLOUR;

    public String good(String text) {
        return coloured(text, "32");
    }

    public String bad(String text) {
        return coloured(text, "31");
    }

    public String warning(String text) {
        return coloured(text, "33");
    }

    public String strong(String text) {
        return coloured(text, "1");
    }

    public String faint(String text) {
        return coloured(text, "2");
    }

    private String coloured(String text, String code) {
        return this == COLOUR ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
