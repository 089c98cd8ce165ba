package io.volmount.playbook;

import io.volmount.fstab.MountOptions;
import io.volmount.volume.Filesystem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last three fields of a line in fstab.
 *
 * @param options the fourth field, complete: separated by commas, without white space, quotes or backslashes
 * @param dump the fifth field, 0 or 1
 * @param pass the sixth field, 0 to 2: the order in which filesystems are checked at boot, 0 for never
 */
public record FstabOptions(String options, int dump, int pass) {
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\"'`\\\\#]]+");
    private static final List<UnsuitableOption> UNSUITABLE = List.of(
            new UnsuitableOption("noauto|ro", "DC/OS cannot use the volume after a boot"),
            new UnsuitableOption(
                    "x-systemd\\.automount|comment=systemd\\.automount",
                    "the volume is mounted on first access only, and discovery does not access it"),
            new UnsuitableOption(
                    "x-systemd\\.(wanted-by|required-by)", "a boot mounts the volume only if another unit requires it"),
            new UnsuitableOption(
                    "users?|owner|group",
                    "other users than root may unmount the volume, and no program on it can be executed"),
            new UnsuitableOption(
                    "r?bind|move|remount|X-mount\\.subdir|offset|sizelimit|encryption",
                    "the line does not mount the whole file system of the source"),
            new UnsuitableOption("r?unbindable", "the volume cannot be mounted into a container"),
            new UnsuitableOption(
                    "norecovery|noload",
                    "the volume cannot be used after a crash, because its journal is not replayed"),
            new UnsuitableOption("x-systemd\\.makefs", "a boot may format the source, which only a plan may do"),
            new UnsuitableOption(
                    "[ug]id|[fd]?mask|umask|iocharset|utf8|subvol|subvolid|sw|pri",
                    "neither ext4 nor xfs can be mounted"));

    /** Options that only one of the two file systems accepts; see ext4(5) and xfs(5). */
    private static final Pattern EXT4_ONLY = Pattern.compile("errors|data|commit|data_err|journal_.*|auto_da_alloc"
            + "|noauto_da_alloc|nodelalloc|delalloc|min_batch_time|max_batch_time|stripe|resuid|resgid|minixdf|bsddf");

    private static final Pattern XFS_ONLY = Pattern.compile(
            "inode32|inode64|allocsize|logbufs|logbsize|logdev|rtdev|largeio|nolargeio|swalloc|sunit|swidth|wsync"
                    + "|ikeep|noikeep|filestreams|nouuid|attr2|noattr2|p?qnoenforce|uqnoenforce|gqnoenforce");

    /**
     * Options that are unsuitable for every volume.
     *
     * @param words a pattern for the option's name, or for the whole option
     * @param effect what the option causes, as a clause
     */
    private record UnsuitableOption(Pattern words, String effect) {
        UnsuitableOption(String words, String effect) {
            this(Pattern.compile(words), effect);
        }

        boolean matches(String option) {
            return words.matcher(option).matches()
                    || words.matcher(option.split("=", 2)[0]).matches();
        }
    }

    public FstabOptions {
        objection(options).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
    }

    /** The default pass of fsck: after the root's for ext4, never for XFS, because {@code fsck.xfs} does nothing. */
    static int usualPass(Filesystem filesystem) {
        return filesystem == Filesystem.XFS ? 0 : 2;
    }

    /** Why these options cannot go into fstab, as a sentence; empty when they can. */
    static Optional<String> objection(String options) {
        List<String> words = words(options);
        if (!PLAIN.matcher(options).matches() || words.contains("")) {
            return Optional.of("fstab options are words with commas between them, as in `defaults,noatime`,"
                    + " without spaces, quotes or backslashes; correct them");
        }
        return words.stream()
                .flatMap(word -> UNSUITABLE.stream()
                        .filter(unsuitable -> unsuitable.matches(word))
                        .map(unsuitable -> "with the option `" + word + "` " + unsuitable.effect() + "; remove it"))
                .findFirst();
    }

    /** Why a file system cannot be mounted with these options, as a sentence; empty if it can as far as is known. */
    static Optional<String> objection(String options, Filesystem filesystem) {
        Pattern foreign = filesystem == Filesystem.XFS ? EXT4_ONLY : XFS_ONLY;
        return words(options).stream()
                .filter(word -> foreign.matcher(word.split("=", 2)[0]).matches())
                .findFirst()
                .map(word -> "with the option `" + word + "` " + filesystem.word() + " cannot be mounted; remove it");
    }

    /**
     * The options with {@code nosuid} and {@code nodev} added, each unless it or its opposite is present: nobody who can write
     * to a volume or to its image should be able to create setuid programs or devices there.
     */
    static String hardened(String options) {
        List<String> words = words(options);
        return Stream.of("suid", "dev")
                .filter(permission -> !words.contains(permission) && !words.contains("no" + permission))
                .map(permission -> ",no" + permission)
                .reduce(options, String::concat);
    }

    /** Whether the options set up a loop device. */
    static boolean loops(String options) {
        return words(options).stream().anyMatch(word -> word.equals("loop") || word.startsWith("loop="));
    }

    private static List<String> words(String options) {
        return MountOptions.of(options).words();
    }
}
