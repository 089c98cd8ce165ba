package io.volmount.console.screen;

import io.volmount.terminal.Columns;

/** A line made of parts: each is taken whole, or left out if it does not fit. */
final class Row {
    private final int columns;
    private final StringBuilder text = new StringBuilder();

    /** @param columns that the line may take */
    Row(int columns) {
        this.columns = columns;
    }

    /** The columns that are left. */
    int room() {
        return columns - Columns.of(text.toString());
    }

    boolean fits(String part) {
        return Columns.of(part) <= room();
    }

    Row add(String part) {
        if (fits(part)) {
            text.append(part);
        }
        return this;
    }

    /** Adds as much of the part as fits. */
    Row addCut(String part) {
        text.append(fits(part) ? part : Columns.cut(part, room() + 1));
        return this;
    }

    /** Adds the part at the right end, at least two columns away. */
    Row addRight(String part) {
        int gap = room() - Columns.of(part);
        if (gap >= 2) {
            text.append(" ".repeat(gap)).append(part);
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
