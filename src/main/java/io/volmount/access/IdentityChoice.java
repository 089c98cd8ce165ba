package io.volmount.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The identities to offer to a target.
 *
 * @param files private keys, or public keys whose private key an ssh-agent holds; tried in this order. Missing files
 *     are skipped
 * @param certificates certificate files, in addition to each key's {@code FILE-cert.pub}
 * @param sshAgent the ssh-agent's socket; empty for none
 * @param identitiesOnly whether to offer only these keys and no others of the ssh-agent
 * @param password whether to offer the operator's password too; never true for jump hosts
 */
public record IdentityChoice(
        List<Path> files, List<Path> certificates, Optional<Path> sshAgent, boolean identitiesOnly, boolean password) {
    public IdentityChoice {
        files = List.copyOf(files);
        certificates = List.copyOf(certificates);
    }
}
