package io.volmount.console;

import io.volmount.console.screen.Symbols;
import io.volmount.report.Style;
import io.volmount.terminal.ScreenSize;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * A terminal whose lines can be painted over.
 *
 * @param size asked before every painting, as it may change
 * @param symbols that it can show
 * @param clock for the times of day, in its zone
 */
public record LiveTerminal(PrintStream out, Supplier<ScreenSize> size, Style style, Symbols symbols, Clock clock) {}
