package io.volmount.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** A terminal that knows as much as the painted lines need, and no control character more. */
final class TinyTerminal extends OutputStream {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[([0-9;]*)([A-Za-z])|.", Pattern.DOTALL);

    private int width;
    private int height;
    /** Those that go on in the next row. */
    private final Set<StringBuilder> continued = Collections.newSetFromMap(new IdentityHashMap<>());

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

    /** As most terminals do it: what is too long goes on in the next row, what went on there comes back if it fits. */
    synchronized void resize(int columns, int rows) {
        List<String> whole = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (StringBuilder part : lines) {
            line.append(part);
            if (!continued.contains(part)) {
                whole.add(line.toString());
                line.setLength(0);
            }
        }
        if (row != lines.size() - 1 || column != 0) {
            throw new AssertionError("resized while something is painted");
        }
        width = columns;
        height = rows;
        lines.clear();
        continued.clear();
        lines.add(new StringBuilder());
        row = 0;
        int before = wrapped;
        for (String text : whole.subList(0, whole.size() - 1)) {
            text.codePoints().forEach(this::print);
            character('\n');
        }
        wrapped = before;
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
                continued.removeAll(lines.subList(row, lines.size()));
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
            continued.add(lines.get(row));
            character('\n');
        }
        lines.get(row).appendCodePoint(c);
        column += columns;
    }
}
