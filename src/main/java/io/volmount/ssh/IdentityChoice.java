package io.volmount.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which keys to log in to a target with.
 *
 * @param files private keys, or public ones whose private half an ssh-agent holds; tried in this order, and those that do
 *     not exist are passed over
 * @param certificates of these keys, besides those that stand beside them as {@code FILE-cert.pub}
 * @param keyAgent the socket of an ssh-agent
 * @param only whether the ssh-agent's further keys are left alone (OpenSSH's IdentitiesOnly)
 */
public record IdentityChoice(List<Path> files, List<Path> certificates, Optional<Path> keyAgent, boolean only) {
    public IdentityChoice {
        files = List.copyOf(files);
        certificates = List.copyOf(certificates);
    }

    public static IdentityChoice ofFiles(List<Path> files) {
        return new IdentityChoice(files, List.of(), Optional.empty(), false);
    }
}
