package io.volmount.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where passwords come from. None can be given on the command line itself, which everybody can see. */
final class SecretOptions {
    private static final String SOURCE = "SOURCE";

    @Option(
            names = {"-K", "--ask-become-pass"},
            description = "ask once for the password that sudo wants on the agents")
    boolean askBecomePass;

    @Option(
            names = "--become-pass-from",
            paramLabel = SOURCE,
            description = "take sudo's password from file:PATH, env:NAME or command:WORDS (its first line)")
    Optional<String> becomePassFrom = Optional.empty();

    @Option(
            names = {"-k", "--ask-pass"},
            description = "ask once for the password to log in with where no key will do")
    boolean askPass;

    @Option(names = "--pass-from", paramLabel = SOURCE, description = "take the login's password from such a source")
    Optional<String> passFrom = Optional.empty();

    @Option(
            names = "--passphrase-from",
            paramLabel = SOURCE,
            description = "take the passphrase of key files from such a source, not from the terminal")
    Optional<String> passphraseFrom = Optional.empty();

    /** Whether there is a password to log in with. */
    boolean loginPassword() {
        return askPass || passFrom.isPresent();
    }
}
