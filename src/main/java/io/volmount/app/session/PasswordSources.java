package io.volmount.app.session;

import java.util.Optional;

/**
 * Where passwords come from. A source is written {@code file:PATH}, {@code env:NAME} or {@code command:WORDS}.
 *
 * @param askBecomePass whether to ask for sudo's password
 * @param becomePassFrom source of sudo's password
 * @param askPass whether to ask for the login password
 * @param passFrom source of the login password
 * @param passphraseFrom source of the passphrase of key files; without one it is asked for
 */
public record PasswordSources(
        boolean askBecomePass,
        Optional<String> becomePassFrom,
        boolean askPass,
        Optional<String> passFrom,
        Optional<String> passphraseFrom) {

    /** Whether there is any. */
    boolean given() {
        return !equals(new PasswordSources(false, Optional.empty(), false, Optional.empty(), Optional.empty()));
    }

    boolean loginPassword() {
        return askPass || passFrom.isPresent();
    }
}
