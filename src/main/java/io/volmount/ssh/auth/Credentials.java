package io.volmount.ssh.auth;

import io.volmount.secret.KnownSecrets;
import io.volmount.secret.Secret;
import io.volmount.secret.SecretUnavailable;
import io.volmount.ssh.key.Passphrases;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator knows, besides having keys.
 *
 * @param passphrases of key files; asked only for a file that a server wants
 * @param password to log in with when no key will do; offered once to each server, as a wrong one may lock an account
 * @param sudoPassword for agents whose sudo asks for one
 * @param variables of the environment that hold any of these; no program that is started gets them
 */
public record Credentials(
        Passphrases passphrases, Optional<Secret> password, Optional<Secret> sudoPassword, Set<String> variables) {
    public Credentials {
        variables = Set.copyOf(variables);
    }

    /** Credentials of which none came out of the environment. */
    public Credentials(Passphrases passphrases, Optional<Secret> password, Optional<Secret> sudoPassword) {
        this(passphrases, password, sudoPassword, Set.of());
    }

    /** The same, each of which is among these secrets as soon as it is known. */
    public Credentials addingTo(KnownSecrets secrets) {
        password.ifPresent(secrets::add);
        sudoPassword.ifPresent(secrets::add);
        Passphrases adding = (file, attempt) -> {
            Secret passphrase = passphrases.of(file, attempt);
            secrets.add(passphrase);
            return passphrase;
        };
        return new Credentials(adding, password, sudoPassword, variables);
    }

    /** Nothing; and nobody to ask. */
    public static Credentials none() {
        Passphrases nobody = (file, attempt) -> {
            throw new SecretUnavailable("there is nobody to ask for it");
        };
        return new Credentials(nobody, Optional.empty(), Optional.empty());
    }
}
