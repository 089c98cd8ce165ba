package io.volmount.ssh;

import io.volmount.secret.Secret;
import io.volmount.secret.SecretUnavailable;
import java.util.Optional;

/**
 * What the operator knows, besides having keys.
 *
 * @param passphrases of key files; asked only for a file that a server wants
 * @param password to log in with when no key will do; offered once to each server, as a wrong one may lock an account
 * @param sudoPassword for agents whose sudo asks for one
 */
public record Credentials(Passphrases passphrases, Optional<Secret> password, Optional<Secret> sudoPassword) {

    /** Nothing; and nobody to ask. */
    public static Credentials none() {
        Passphrases nobody = (file, attempt) -> {
            throw new SecretUnavailable("there is nobody to ask for it");
        };
        return new Credentials(nobody, Optional.empty(), Optional.empty());
    }
}
