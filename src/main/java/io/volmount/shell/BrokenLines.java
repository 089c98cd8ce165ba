package io.volmount.shell;

import io.volmount.agent.JournalLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Long lines in one piece again. Before systemd 235 journald broke what a service printed after 2048 bytes and stripped
 * blanks from the pieces; the settings that an agent prints at its start are longer than that.
 */
final class BrokenLines {
    private static final int LONGEST = 2048;
    private static final int STRIPPED = 8;

    private BrokenLines() {}

    /** @param lines oldest first */
    static List<JournalLine> join(List<JournalLine> lines) {
        List<Whole> all = new ArrayList<>();
        Map<String, Whole> latest = new HashMap<>();
        for (JournalLine line : lines) {
            String writer = line.pid() + " " + line.writerUnit();
            Whole before = latest.get(writer);
            if (before != null && isBroken(before.last)) {
                before.add(line);
            } else {
                Whole begun = new Whole(line);
                latest.put(writer, begun);
                all.add(begun);
            }
        }
        return all.stream().map(Whole::line).toList();
    }

    /** A line with what came of it so far. */
    private static final class Whole {
        private final JournalLine first;
        private final StringBuilder message;
        private JournalLine last;

        Whole(JournalLine first) {
            this.first = first;
            this.last = first;
            this.message = new StringBuilder(first.message());
        }

        void add(JournalLine piece) {
            message.append(piece.message());
            last = piece;
        }

        JournalLine line() {
            return last == first ? first : first.withMessage(message.toString());
        }
    }

    private static boolean isBroken(JournalLine line) {
        int bytes = line.message().getBytes(StandardCharsets.UTF_8).length;
        return line.pid() != 1 && bytes <= LONGEST && bytes > LONGEST - STRIPPED;
    }
}
