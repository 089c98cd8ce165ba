package io.volmount.ssh.algorithm;

import io.volmount.ssh.transport.PeerText;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That client and server have no algorithm of some sort in common.
 *
 * @param sort in words, such as {@code MAC algorithm}
 * @param theirs what the server has
 */
public record AlgorithmMismatch(String sort, List<String> theirs) {
    private static final Pattern IN_SSHJS_WORDS = Pattern.compile(
            "Unable to reach a settlement of (?:[A-Z][a-z]+2[A-Z][a-z]+)?(\\w+)Algorithms: \\[[^]]*+] and \\[(.*)]");

    /** What sshj's words tell, if they tell of one. */
    public static Optional<AlgorithmMismatch> in(String words) {
        Matcher found = IN_SSHJS_WORDS.matcher(words);
        return found.matches()
                ? Optional.of(new AlgorithmMismatch(
                        sort(found.group(1)),
                        List.of(PeerText.clean(found.group(2)).split(", "))))
                : Optional.empty();
    }

    private static String sort(String compound) {
        return compound.equals("MAC")
                ? compound
                : compound.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    public String sentence() {
        boolean old = !Collections.disjoint(theirs, Algorithms.OF_LEGACY_ALONE);
        return "no common " + sort + " algorithm: the server has only " + String.join(", ", theirs)
                + (old
                        ? "; update its OpenSSH, or say 'algorithms: legacy' for it in the inventory"
                        : "; update its OpenSSH, or let its sshd_config allow more");
    }
}
