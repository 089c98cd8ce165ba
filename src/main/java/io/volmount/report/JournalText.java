package io.volmount.report;

import io.volmount.agent.JournalLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Journal lines as journalctl shows them, in UTC. */
final class JournalText {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private JournalText() {}

    static String of(JournalLine line) {
        return STAMP.format(line.at()) + " " + line.hostname() + " " + line.identifier() + "[" + line.pid() + "]: "
                + line.message();
    }
}
