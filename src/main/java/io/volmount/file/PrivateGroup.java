package io.volmount.file;

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
 * Whether a group-writable file is still writable by its owner alone: the group has the owner's name and no other member,
 * and the group bits are not the mask of an access control list.
 */
final class PrivateGroup {
    /** A line of getent(1). Its last field lists the members, except users with this primary group. */
    private static final Pattern GROUP = Pattern.compile("[^:]+:[^:]*:[0-9]+:([^:]*)");

    private static final Pattern MODE = Pattern.compile("[a-z-][rwxXsStT-]{9}([^ ]?) .*", Pattern.DOTALL);

    /** Answers of getent and ls: of a group for the life of this process, of a path until it changes. */
    private static final Map<Object, Boolean> ANSWERS = new ConcurrentHashMap<>();

    private record Version(Path path, Object changed) {}

    private PrivateGroup() {}

    /** False if that cannot be determined. */
    static boolean writesTo(Path path, String owner, String group) throws IOException {
        return group.equals(owner)
                && ANSWERS.computeIfAbsent(group, any -> hasNoOther(group))
                && ANSWERS.computeIfAbsent(
                        new Version(path, Files.getAttribute(path, "unix:ctime")), any -> !hasAccessControlList(path));
    }

    private static boolean hasNoOther(String group) {
        Matcher entry = GROUP.matcher(printed("getent", "group", group));
        return entry.matches()
                && Arrays.stream(entry.group(1).split(","))
                        .allMatch(member -> member.isEmpty() || member.equals(group));
    }

    /** GNU ls(1) shows a plus sign after the mode; Java cannot read access control lists. */
    private static boolean hasAccessControlList(Path path) {
        Matcher listed = MODE.matcher(printed("ls", "-ld", "--", path.toString()));
        return !listed.matches() || listed.group(1).equals("+");
    }

    /** Empty if the command fails. */
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
