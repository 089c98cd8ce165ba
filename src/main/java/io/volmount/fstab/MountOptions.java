package io.volmount.fstab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fourth field of an entry of fstab.
 *
 * @param words the options, each with its value, if it has one
 */
public record MountOptions(List<String> words) {
    private static final Set<String> AUTOMOUNT = Set.of("x-systemd.automount", "comment=systemd.automount");
    private static final Set<String> NO_PLAIN_MOUNT = Set.of("bind", "rbind", "move", "remount", "X-mount.subdir");

    public MountOptions {
        words = List.copyOf(words);
    }

    public static MountOptions of(String field) {
        return new MountOptions(Arrays.asList(field.split(",", -1)));
    }

    /**
     * An option that keeps a boot from mounting the file system itself, whole and writable.
     *
     * @param word the option
     * @param effect what it does, as the rest of a sentence that begins with "which"
     */
    public record Hindrance(String word, String effect) {}

    /** The first hindrance; empty when a boot mounts the file system as services need it. */
    public Optional<Hindrance> hindrance() {
        if (last("auto", "noauto").equals("noauto")) {
            return Optional.of(new Hindrance("noauto", "a boot leaves out"));
        }
        if (last("rw", "ro").equals("ro")) {
            return Optional.of(new Hindrance("ro", "is mounted read-only"));
        }
        return first(AUTOMOUNT)
                .map(word -> new Hindrance(word, "is not mounted before somebody uses it"))
                .or(() -> first(NO_PLAIN_MOUNT)
                        .map(word -> new Hindrance(word, "does not mount the file system itself")));
    }

    /** Of two options that take each other back, the one that holds; the first one of the two where neither stands. */
    private String last(String usual, String opposite) {
        return words.lastIndexOf(opposite) > words.lastIndexOf(usual) ? opposite : usual;
    }

    /** The first of the options that is one of these, with a value or without. */
    private Optional<String> first(Set<String> wanted) {
        return words.stream()
                .filter(word -> wanted.contains(word) || wanted.contains(word.split("=", 2)[0]))
                .findFirst();
    }
}
