package io.volmount.terminal;

/**
 * How much a terminal shows.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
public record ScreenSize(int columns, int rows) {
    /** Of a terminal that does not tell, and of what is no terminal. */
    public static final ScreenSize USUAL = new ScreenSize(80, 24);
}
