package io.volmount.ssh.auth;

import io.volmount.secret.KnownSecrets;
import io.volmount.secret.Secret;
import io.volmount.secret.SecretUnavailable;
import io.volmount.ssh.key.Passphrases;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The operator's passwords and passphrases.
 *
 * @param passphrases of key files; requested only when a server accepts the key
 * @param password tried after all keys, once per server, because repeated failures may lock the account
 * @param sudoPassword for agents where sudo requires one
 * @param variables environment variables that hold one of these; removed from the environment of child processes
 */
public record Credentials(
        Passphrases passphrases, Optional<Secret> password, Optional<Secret> sudoPassword, Set<String> variables) {
    public Credentials {
        variables = Set.copyOf(variables);
    }

    /** These credentials; each secret is registered with {@code secrets} as soon as it is known. */
    public Credentials addingTo(KnownSecrets secrets) {
        password.ifPresent(secrets::add);
        sudoPassword.ifPresent(secrets::add);
        Passphrases registering = (file, attempt) -> {
            Secret passphrase = passphrases.of(file, attempt);
            secrets.add(passphrase);
            return passphrase;
        };
        return new Credentials(registering, password, sudoPassword, variables);
    }

    /** The same, keeping more environment variables from child processes. */
    public Credentials keepingBack(Set<String> more) {
        Set<String> all = new HashSet<>(variables);
        all.addAll(more);
        return new Credentials(passphrases, password, sudoPassword, all);
    }

    /** No credentials, and no prompt for a passphrase. */
    public static Credentials none() {
        Passphrases unavailable = (file, attempt) -> {
            throw new SecretUnavailable("no passphrase source is configured");
        };
        return new Credentials(unavailable, Optional.empty(), Optional.empty(), Set.of());
    }
}
