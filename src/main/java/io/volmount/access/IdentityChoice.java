package io.volmount.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The identities to offer to a target.
 *
 * @param files private keys, or public keys that an ssh-agent holds the private key of; tried in this order. Missing
 *     files are skipped
 * @param certificates certificate files, in addition to each key's {@code FILE-cert.pub}
 * @param sshAgent socket of the ssh-agent
 * @param identitiesOnly whether to offer none of the ssh-agent's other keys (OpenSSH's IdentitiesOnly)
 * @param password whether to offer the operator's password too; true for agents only, never for bastions
 */
public record IdentityChoice(
        List<Path> files, List<Path> certificates, Optional<Path> sshAgent, boolean identitiesOnly, boolean password) {
    public IdentityChoice {
        files = List.copyOf(files);
        certificates = List.copyOf(certificates);
    }

    /** These keys, then the password. */
    public IdentityChoice(List<Path> files, List<Path> certificates, Optional<Path> keyAgent, boolean only) {
        this(files, certificates, keyAgent, only, true);
    }

    public static IdentityChoice ofFiles(List<Path> files) {
        return new IdentityChoice(files, List.of(), Optional.empty(), false);
    }
}
