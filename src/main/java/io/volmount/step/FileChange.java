package io.volmount.step;

import java.util.List;

/**
 * A change to a file of the node, as far as it is known before the step runs; in the terms of a unified diff.
 *
 * @param before path of the file
 * @param after its path after the step; {@link #NOWHERE} if it is removed
 * @param where which part of the content changes, or what is known of the content, as a phrase
 * @param added the new lines of that part
 */
public record FileChange(String before, String after, String where, List<String> added) {
    /** What a diff names in place of a file that is not there. */
    public static final String NOWHERE = "/dev/null";

    public FileChange {
        added = List.copyOf(added);
    }

    static FileChange appended(String path, String line) {
        return new FileChange(path, path, "at the end of the file", List.of(line));
    }

    static FileChange removed(String path) {
        return new FileChange(path, NOWHERE, "content unknown to the plan", List.of());
    }

    static FileChange moved(String path, String target) {
        return new FileChange(path, target, "content unchanged", List.of());
    }
}
