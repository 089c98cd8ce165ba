package io.volmount.agent;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of the operator for a node.
 *
 * @param text a command line, or the content of a script
 * @param script whether it is a script, which the program that its first line names executes
 * @param root whether it runs as root instead of the user who logs in
 * @param limit how long to wait for its end; positive
 */
public record NodeCommand(String text, boolean script, boolean root, Duration limit) {
    private static final Pattern FIRST_LINE = Pattern.compile("#![ \t]*([^ \t\n]+)[ \t]*([^\n]*)");

    public NodeCommand {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a command gets no time");
        }
    }

    /** The program that executes the text, and its argument if it has one, as the kernel would start a script. */
    public List<String> interpreter() {
        Matcher line = FIRST_LINE.matcher(text);
        if (!script || !line.lookingAt()) {
            return List.of("/bin/sh");
        }
        String argument = line.group(2).stripTrailing();
        return argument.isEmpty() ? List.of(line.group(1)) : List.of(line.group(1), argument);
    }
}
