package io.volmount.shell;

import io.volmount.agent.JournalLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

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
        List<JournalLine> whole = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            JournalLine line = lines.get(i);
            if (continues(lines, i)) {
                continue;
            }
            StringBuilder message = new StringBuilder(line.message());
            JournalLine piece = line;
            for (int j = i + 1; isBroken(piece) && j < lines.size(); j++) {
                if (sameWriter(piece, lines.get(j))) {
                    piece = lines.get(j);
                    message.append(piece.message());
                }
            }
            whole.add(withMessage(line, message.toString()));
        }
        return whole;
    }

    /** Whether the line goes on with what the line before of the same writer began. */
    private static boolean continues(List<JournalLine> lines, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (sameWriter(lines.get(i), lines.get(index))) {
                return isBroken(lines.get(i));
            }
        }
        return false;
    }

    private static boolean isBroken(JournalLine line) {
        int bytes = line.message().getBytes(StandardCharsets.UTF_8).length;
        return line.pid() != 1 && bytes <= LONGEST && bytes > LONGEST - STRIPPED;
    }

    private static boolean sameWriter(JournalLine one, JournalLine other) {
        return one.pid() == other.pid() && one.writerUnit().equals(other.writerUnit());
    }

    private static JournalLine withMessage(JournalLine line, String message) {
        return new JournalLine(
                line.at(),
                line.hostname(),
                line.bootId(),
                line.monotonic(),
                line.pid(),
                line.writerUnit(),
                line.subjectUnit(),
                line.identifier(),
                message);
    }
}
