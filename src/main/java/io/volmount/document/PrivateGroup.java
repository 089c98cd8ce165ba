package io.volmount.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a file that its group may write to can be written by its owner alone all the same: the group has the owner's
 * name and nobody else in it, and the bits of the group are no mask over others in an access control list.
 */
final class PrivateGroup {
    /** From getent(1): its last field lists who is in the group besides those whose own group it is. */
    private static final Pattern GROUP = Pattern.compile("[^:]+:[^:]*:[0-9]+:([^:]*)");

    private static final Pattern MODE = Pattern.compile("[a-z-][rwxXsStT-]{9}([^ ]?) .*", Pattern.DOTALL);

    /** What programs said, who are slow to ask: of a group for good, of a path until it changes. */
    private static final Map<Object, Boolean> TOLD = new ConcurrentHashMap<>();

    private record Version(Path path, Object changed) {}

    private PrivateGroup() {}

    /** What cannot be told counts as no. */
    static boolean writesTo(Path path, String owner, String group) throws IOException {
        return group.equals(owner)
                && TOLD.computeIfAbsent(group, any -> hasNoOther(group))
                && TOLD.computeIfAbsent(
                        new Version(path, Files.getAttribute(path, "unix:ctime")), any -> !hasAccessControlList(path));
    }

    private static boolean hasNoOther(String group) {
        Matcher entry = GROUP.matcher(printed("getent", "group", group));
        return entry.matches()
                && Arrays.stream(entry.group(1).split(","))
                        .allMatch(member -> member.isEmpty() || member.equals(group));
    }

    /** As ls(1) of GNU shows it, which Java cannot see: a plus sign behind the mode. */
    private static boolean hasAccessControlList(Path path) {
        Matcher listed = MODE.matcher(printed("ls", "-ld", "--", path.toString()));
        return !listed.matches() || listed.group(1).equals("+");
    }

    /** Nothing if it fails. */
    private static String printed(String... words) {
        try {
            Process process = new ProcessBuilder(List.of(words))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.onExit().join().exitValue() == 0 ? printed : "";
        } catch (IOException notThere) {
            return "";
        }
    }
}
