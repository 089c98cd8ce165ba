package io.volmount.proof;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.volume.VolumePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a long journal line that a proof of one volume keeps: how it begins, and what stands around the path. */
final class JournalExcerpt {
    private static final int BEGINNING = 200;
    private static final int BEFORE = 150;
    /** Where the start-up line of an agent lists its resources, which a report shows from there on. */
    private static final String RESOURCES = "--resources=\"";

    private JournalExcerpt() {}

    static JournaldLine of(JournaldLine line, VolumePath path) {
        return line.message().length() <= NodeLimits.JOURNAL_MESSAGE
                ? line
                : line.withMessage(excerpt(line.message(), path.toString()));
    }

    private static String excerpt(String message, String path) {
        int flag = Math.max(message.indexOf(RESOURCES), 0);
        Matcher named = Pattern.compile(Pattern.quote(path) + "(?![0-9])").matcher(message);
        int from = named.find(flag) ? Math.max(flag, named.start() - BEFORE) : flag;
        if (from < BEGINNING) {
            return NodeLimits.cut(message, NodeLimits.JOURNAL_MESSAGE);
        }
        int room = NodeLimits.JOURNAL_MESSAGE - BEGINNING - RESOURCES.length();
        return message.substring(0, Math.min(BEGINNING, flag == 0 ? BEGINNING : flag)) + " ... "
                + (flag > 0 && from > flag ? RESOURCES + "... " : "")
                + NodeLimits.cut(message.substring(from), room);
    }
}
