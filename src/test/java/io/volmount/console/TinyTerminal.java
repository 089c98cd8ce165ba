package io.volmount.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** A terminal that knows as much as the painted lines need, and no control character more. */
final class TinyTerminal extends OutputStream {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[([0-9;]*)([A-Za-z])|.", Pattern.DOTALL);

    private final int width;
    private final int height;
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;
    private int wrapped;

    TinyTerminal(int width, int height) {
        this.width = width;
        this.height = height;
    }

    PrintStream stream() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    /** All that was ever scrolled away, and what is on the screen. */
    synchronized List<String> lines() {
        return lines.stream().map(StringBuilder::toString).toList();
    }

    /** How many lines did not fit and went on in the next row. */
    synchronized int wrapped() {
        return wrapped;
    }

    @Override
    public void write(int b) {
        throw new UnsupportedOperationException("text comes in whole pieces");
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        Matcher pieces = PIECE.matcher(new String(bytes, from, length, StandardCharsets.UTF_8));
        while (pieces.find()) {
            if (pieces.group(2) == null) {
                character(pieces.group().codePointAt(0));
            } else {
                command(pieces.group(2), pieces.group(1));
            }
        }
    }

    private void command(String letter, String argument) {
        switch (letter) {
            case "m" -> {}
            case "A" -> row = Math.max(Math.max(0, lines.size() - height), row - Integer.parseInt(argument));
            case "J" -> {
                lines.subList(row + 1, lines.size()).clear();
                lines.get(row).setLength(column);
            }
            default -> throw new AssertionError("unknown command " + letter);
        }
    }

    private void character(int c) {
        if (c == '\n') {
            row++;
            column = 0;
            if (row == lines.size()) {
                lines.add(new StringBuilder());
            }
        } else if (c == '\r') {
            column = 0;
        } else if (Character.isISOControl(c)) {
            throw new AssertionError(String.format("control character U+%04X", c));
        } else {
            print(c);
        }
    }

    private void print(int c) {
        int columns = WCWidth.wcwidth(c);
        if (column + columns > width) {
            wrapped++;
            character('\n');
        }
        lines.get(row).appendCodePoint(c);
        column += columns;
    }
}
