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
    private static final List<Bar> BARS = List.of(
            new Bar("noauto|ro", "DC/OS cannot use the volume after a boot"),
            new Bar(
                    "x-systemd\\.automount|comment=systemd\\.automount",
                    "a boot does not mount the volume before somebody uses it, and discovery does not"),
            new Bar(
                    "x-systemd\\.(wanted-by|required-by)",
                    "a boot mounts the volume only where another unit asks for it"),
            new Bar("users?|owner|group", "others than root may unmount the volume, and no program on it can be run"),
            new Bar(
                    "r?bind|move|remount|X-mount\\.subdir|offset|sizelimit|encryption",
                    "the line does not mount the file system that is made on the source, or not all of it"),
            new Bar("r?unbindable", "no container can be given the volume"),
            new Bar("norecovery|noload", "the volume cannot be used after a crash, for its journal is not replayed"),
            new Bar("x-systemd\\.makefs", "a boot may format the source, which only a plan may do"),
            new Bar(
                    "[ug]id|[fd]?mask|umask|iocharset|utf8|subvol|subvolid|sw|pri",
                    "neither ext4 nor xfs can be mounted"));

    /** Options of one file system that the other one does not mount with; see ext4(5) and xfs(5). */
    private static final Pattern EXT4_ALONE = Pattern.compile("errors|data|commit|data_err|journal_.*|auto_da_alloc"
            + "|noauto_da_alloc|nodelalloc|delalloc|min_batch_time|max_batch_time|stripe|resuid|resgid|minixdf|bsddf");

    private static final Pattern XFS_ALONE = Pattern.compile(
            "inode32|inode64|allocsize|logbufs|logbsize|logdev|rtdev|largeio|nolargeio|swalloc|sunit|swidth|wsync"
                    + "|ikeep|noikeep|filestreams|nouuid|attr2|noattr2|p?qnoenforce|uqnoenforce|gqnoenforce");

    /**
     * Options that no volume can do with.
     *
     * @param words a pattern for the option's name, or for the whole option
     * @param effect what comes of it
     */
    private record Bar(Pattern words, String effect) {
        Bar(String words, String effect) {
            this(Pattern.compile(words), effect);
        }

        boolean holds(String option) {
            return words.matcher(option).matches()
                    || words.matcher(option.split("=", 2)[0]).matches();
        }
    }

    public FstabOptions {
        objection(options).ifPresent(objection -> {
            throw new IllegalArgumentException(objection);
        });
    }

    /** The check at boot that suits a filesystem: ext4 after the root's, XFS never, for {@code fsck.xfs} does nothing. */
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
                .flatMap(word -> BARS.stream()
                        .filter(bar -> bar.holds(word))
                        .map(bar -> "with the option `" + word + "` " + bar.effect() + "; remove it"))
                .findFirst();
    }

    /** Why a file system cannot be mounted with these options, as a sentence; empty when nothing is known against it. */
    static Optional<String> objection(String options, Filesystem filesystem) {
        Pattern foreign = filesystem == Filesystem.XFS ? EXT4_ALONE : XFS_ALONE;
        return words(options).stream()
                .filter(word -> foreign.matcher(word.split("=", 2)[0]).matches())
                .findFirst()
                .map(word -> "with the option `" + word + "` " + filesystem.word() + " cannot be mounted; remove it");
    }

    /**
     * The options with {@code nosuid} and {@code nodev}, each unless it or its opposite is there already: whoever can write
     * to a volume, or could write to its image, is to bring neither programs that run as root nor devices.
     */
    static String guarded(String options) {
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
