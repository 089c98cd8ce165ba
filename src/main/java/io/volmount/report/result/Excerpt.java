package io.volmount.report.result;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of a long line of a node's journal that concerns one volume. */
final class Excerpt {
    private static final int LONGEST = 400;
    private static final int BEFORE = 100;
    private static final String RESOURCES = "--resources=\"";

    private Excerpt() {}

    /** The line itself if it is short; otherwise its beginning up to the message, and the part around the path. */
    static String of(String line, String path) {
        if (line.length() <= LONGEST) {
            return line;
        }
        int message = Math.min(line.indexOf("]: ") + 3, BEFORE);
        int flag = line.indexOf(RESOURCES);
        int begin = flag < 0 ? message : flag;
        int end = flag < 0 ? line.length() : endOfFlag(line, flag);
        int from = begin;
        Matcher named = Pattern.compile(Pattern.quote(path) + "(?![0-9])").matcher(line);
        if (end - begin > LONGEST && named.find(begin) && named.start() > begin + BEFORE) {
            from = named.start() - BEFORE;
        }
        int to = Math.min(end, from + LONGEST);
        return line.substring(0, message)
                + (begin > message ? "... " : "")
                + (from > begin && flag >= 0 ? RESOURCES : "")
                + (from > begin ? "..." : "")
                + line.substring(from, to)
                + (to < line.length() ? " ..." : "");
    }

    private static int endOfFlag(String line, int flag) {
        int end = line.indexOf("]\"", flag);
        return end < 0 ? line.length() : end + 2;
    }
}
