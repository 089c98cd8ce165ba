package io.volmount.ssh.algorithm;

import io.volmount.ssh.transport.PeerText;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Client and server have no common algorithm of one type.
 *
 * @param type such as {@code MAC} or {@code key exchange}
 * @param offered what the server offers
 */
public record AlgorithmMismatch(String type, List<String> offered) {
    private static final Pattern SSHJ_MESSAGE = Pattern.compile(
            "Unable to reach a settlement of (?:[A-Z][a-z]+2[A-Z][a-z]+)?(\\w+)Algorithms: \\[[^]]*+] and \\[(.*)]");

    /** Parses sshj's error message; empty if it reports something else. */
    public static Optional<AlgorithmMismatch> parse(String message) {
        Matcher matcher = SSHJ_MESSAGE.matcher(message);
        return matcher.matches()
                ? Optional.of(new AlgorithmMismatch(
                        type(matcher.group(1)),
                        List.of(PeerText.clean(matcher.group(2)).split(", "))))
                : Optional.empty();
    }

    private static String type(String camelCase) {
        return camelCase.equals("MAC")
                ? camelCase
                : camelCase.replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    public String message() {
        boolean legacy = !Collections.disjoint(offered, Algorithms.LEGACY_ONLY);
        return "no common " + type + " algorithm: the server offers only " + String.join(", ", offered)
                + (legacy
                        ? "; update its OpenSSH, or set 'algorithms: legacy' for it in the inventory"
                        : "; update its OpenSSH, or allow more algorithms in its sshd_config");
    }
}
