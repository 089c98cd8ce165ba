package io.volmount.fstab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fourth field of an fstab entry.
 *
 * @param words the options with their values
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
     * An option because of which a boot does not mount the whole file system read-write.
     *
     * @param word the option
     * @param effect its effect, as a relative clause without "which"
     */
    public record UnsuitableOption(String word, String effect) {}

    /** The first unsuitable option; empty if a boot mounts the file system as services need it. */
    public Optional<UnsuitableOption> unsuitable() {
        if (last("auto", "noauto").equals("noauto")) {
            return Optional.of(new UnsuitableOption("noauto", "a boot leaves out"));
        }
        if (last("rw", "ro").equals("ro")) {
            return Optional.of(new UnsuitableOption("ro", "is mounted read-only"));
        }
        return first(AUTOMOUNT)
                .map(word -> new UnsuitableOption(word, "is not mounted before somebody uses it"))
                .or(() -> first(NO_PLAIN_MOUNT)
                        .map(word -> new UnsuitableOption(word, "does not mount the file system itself")));
    }

    /** The effective one of two opposite options; the first one if neither is given. */
    private String last(String defaultOption, String opposite) {
        return words.lastIndexOf(opposite) > words.lastIndexOf(defaultOption) ? opposite : defaultOption;
    }

    /** The first of these options that is given, with or without a value. */
    private Optional<String> first(Set<String> options) {
        return words.stream()
                .filter(word -> options.contains(word) || options.contains(word.split("=", 2)[0]))
                .findFirst();
    }
}
