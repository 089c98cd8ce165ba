package io.volmount.console;

/**
 * How much a terminal shows.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
public record ScreenSize(int columns, int rows) {}
