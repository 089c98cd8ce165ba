package io.volmount.shell.parse;

import io.volmount.facts.JournaldLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins long lines that journald split. Before systemd 235, journald split a service's output after 2048 bytes and
 * stripped spaces from the parts; the flags that an agent logs at its start are longer than that.
 */
public final class SplitLineJoiner {
    private static final int MAX_LINE = 2048;
    private static final int STRIPPED = 8;

    private SplitLineJoiner() {}

    /** @param lines oldest first */
    public static List<JournaldLine> join(List<JournaldLine> lines) {
        List<JoinedLine> all = new ArrayList<>();
        Map<String, JoinedLine> latest = new HashMap<>();
        for (JournaldLine line : lines) {
            String writer = line.pid() + " " + line.writerUnit();
            JoinedLine before = latest.get(writer);
            if (before != null && isSplit(before.last)) {
                before.add(line);
            } else {
                JoinedLine started = new JoinedLine(line);
                latest.put(writer, started);
                all.add(started);
            }
        }
        return all.stream().map(JoinedLine::line).toList();
    }

    /** A line and the parts joined so far. */
    private static final class JoinedLine {
        private final JournaldLine first;
        private final StringBuilder message;
        private JournaldLine last;

        JoinedLine(JournaldLine first) {
            this.first = first;
            this.last = first;
            this.message = new StringBuilder(first.message());
        }

        void add(JournaldLine part) {
            message.append(part.message());
            last = part;
        }

        JournaldLine line() {
            return last == first ? first : first.withMessage(message.toString());
        }
    }

    private static boolean isSplit(JournaldLine line) {
        int bytes = line.message().getBytes(StandardCharsets.UTF_8).length;
        return line.pid() != 1 && bytes <= MAX_LINE && bytes > MAX_LINE - STRIPPED;
    }
}
