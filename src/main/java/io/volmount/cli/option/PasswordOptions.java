package io.volmount.cli.option;

import io.volmount.app.session.PasswordSources;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where passwords come from. A password cannot be given on the command line itself, which every user can see. */
@OptionSection.In(OptionSection.CONNECTION)
public final class PasswordOptions {
    private static final String SOURCE = "SOURCE";

    @Option(
            names = {"-K", "--ask-become-pass"},
            description = "Ask once for the password that sudo wants on the agents.")
    private boolean askBecomePass;

    @Option(
            names = "--become-pass-from",
            paramLabel = SOURCE,
            description = "Read sudo's password from file:PATH, env:NAME or command:WORDS (its first line).")
    private Optional<String> becomePassFrom = Optional.empty();

    @Option(
            names = {"-k", "--ask-pass"},
            description = "Ask once for the login password, used where no key works.")
    private boolean askPass;

    @Option(names = "--pass-from", paramLabel = SOURCE, description = "Read the login password from such a source.")
    private Optional<String> passFrom = Optional.empty();

    @Option(
            names = "--passphrase-from",
            paramLabel = SOURCE,
            description = "Read the passphrase of key files from such a source instead of asking for it.")
    private Optional<String> passphraseFrom = Optional.empty();

    public PasswordSources sources() {
        return new PasswordSources(askBecomePass, becomePassFrom, askPass, passFrom, passphraseFrom);
    }
}
