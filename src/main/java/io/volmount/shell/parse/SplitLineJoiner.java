package io.volmount.shell.parse;

import io.volmount.facts.JournaldLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Long lines in one piece again. Before systemd 235 journald broke what a service printed after 2048 bytes and stripped
 * blanks from the pieces; the settings that an agent prints at its start are longer than that.
 */
public final class SplitLineJoiner {
    private static final int LONGEST = 2048;
    private static final int STRIPPED = 8;

    private SplitLineJoiner() {}

    /** @param lines oldest first */
    public static List<JournaldLine> join(List<JournaldLine> lines) {
        List<Whole> all = new ArrayList<>();
        Map<String, Whole> latest = new HashMap<>();
        for (JournaldLine line : lines) {
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
        private final JournaldLine first;
        private final StringBuilder message;
        private JournaldLine last;

        Whole(JournaldLine first) {
            this.first = first;
            this.last = first;
            this.message = new StringBuilder(first.message());
        }

        void add(JournaldLine piece) {
            message.append(piece.message());
            last = piece;
        }

        JournaldLine line() {
            return last == first ? first : first.withMessage(message.toString());
        }
    }

    private static boolean isBroken(JournaldLine line) {
        int bytes = line.message().getBytes(StandardCharsets.UTF_8).length;
        return line.pid() != 1 && bytes <= LONGEST && bytes > LONGEST - STRIPPED;
    }
}
