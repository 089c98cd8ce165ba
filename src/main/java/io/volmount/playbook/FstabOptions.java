package io.volmount.playbook;

import io.volmount.agent.Filesystem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last three fields of a line in fstab.
 *
 * @param options the fourth field, complete: separated by commas, without white space, quotes or backslashes
 * @param dump the fifth field, 0 or 1
 * @param pass the sixth field, 0 to 2: the order in which filesystems are checked at boot, 0 for never
 */
public record FstabOptions(String options, int dump, int pass) {
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\"'`\\\\#]]+");
    private static final List<String> HARMFUL = List.of("noauto", "ro");

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
        if (!PLAIN.matcher(options).matches() || words(options).contains("")) {
            return Optional.of("fstab options are words with commas between them, as in `defaults,noatime`,"
                    + " without spaces, quotes or backslashes; correct them");
        }
        return words(options).stream()
                .filter(HARMFUL::contains)
                .findFirst()
                .map(word -> "with the option `" + word + "` DC/OS cannot use the volume after a boot; remove it");
    }

    /** Whether the options set up a loop device. */
    static boolean loops(String options) {
        return words(options).stream().anyMatch(word -> word.equals("loop") || word.startsWith("loop="));
    }

    private static List<String> words(String options) {
        return Arrays.asList(options.split(",", -1));
    }
}
