package io.volmount.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to log in to a target with.
 *
 * @param files private keys, or public ones whose private half an ssh-agent holds; tried in this order, and those that do
 *     not exist are passed over
 * @param certificates of these keys, besides those that stand beside them as {@code FILE-cert.pub}
 * @param keyAgent the socket of an ssh-agent
 * @param only whether the ssh-agent's further keys are left alone (OpenSSH's IdentitiesOnly)
 * @param password whether the operator's password may be offered too; it is for agents, so no server on the way to them
 *     gets to see it
 */
public record IdentityChoice(
        List<Path> files, List<Path> certificates, Optional<Path> keyAgent, boolean only, boolean password) {
    public IdentityChoice {
        files = List.copyOf(files);
        certificates = List.copyOf(certificates);
    }

    /** These keys, and then the password. */
    public IdentityChoice(List<Path> files, List<Path> certificates, Optional<Path> keyAgent, boolean only) {
        this(files, certificates, keyAgent, only, true);
    }

    public static IdentityChoice ofFiles(List<Path> files) {
        return new IdentityChoice(files, List.of(), Optional.empty(), false);
    }
}
