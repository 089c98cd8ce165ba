package io.volmount.console.screen;

/** The characters that a bar is made of. */
public enum Symbols {
    ASCII("#", "-", "#"),
    /** Block elements, down to an eighth of a column. */
    UNICODE("\u2588", "\u00b7", " \u258f\u258e\u258d\u258c\u258b\u258a\u2589");

    private final String full;
    private final String empty;
    private final String parts;

    Symbols(String full, String empty, String parts) {
        this.full = full;
        this.empty = empty;
        this.parts = parts;
    }

    /** A bar of so many columns, of which {@code done} of {@code all} are full; never wholly full before all are done. */
    String bar(int done, int all, int columns) {
        int fine = parts.length();
        long eighths = all == 0 ? 0 : (long) columns * fine * done / all;
        int whole = (int) (eighths / fine);
        int part = (int) (eighths % fine);
        String edge = part == 0 ? "" : parts.substring(part, part + 1);
        return full.repeat(whole) + edge + empty.repeat(columns - whole - edge.length());
    }
}
