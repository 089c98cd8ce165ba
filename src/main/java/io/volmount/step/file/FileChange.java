package io.volmount.step.file;

import java.util.List;

/**
 * A change to a file of the node, as far as it is known before the step runs; in the terms of a unified diff.
 *
 * @param before path of the file; {@link #NOWHERE} if it is created
 * @param after its path after the step; {@link #NOWHERE} if it is removed
 * @param where which part of the content changes, or what is known of the content, as a phrase
 * @param removed the old lines of that part
 * @param added the new lines of that part
 */
public record FileChange(String before, String after, String where, List<String> removed, List<String> added) {
    /** What a diff names in place of a file that is not there. */
    public static final String NOWHERE = "/dev/null";

    private static final String AT_THE_END = "at the end of the file";

    public FileChange {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    public static FileChange created(String path, String line) {
        return new FileChange(NOWHERE, path, "the whole file", List.of(), List.of(line));
    }

    public static FileChange appended(String path, String line) {
        return new FileChange(path, path, AT_THE_END, List.of(), List.of(line));
    }

    public static FileChange replaced(String path, List<String> lines, String line) {
        return lines.isEmpty()
                ? appended(path, line)
                : new FileChange(path, path, "all other lines unchanged", lines, List.of(line));
    }

    public static FileChange without(String path, String line) {
        return new FileChange(path, path, "all other lines unchanged", List.of(line), List.of());
    }

    public static FileChange removed(String path) {
        return new FileChange(path, NOWHERE, "content unknown to the plan", List.of(), List.of());
    }

    public static FileChange moved(String path, String target) {
        return new FileChange(path, target, "content unchanged", List.of(), List.of());
    }
}
