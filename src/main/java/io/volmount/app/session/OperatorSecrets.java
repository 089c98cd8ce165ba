package io.volmount.app.session;

import io.volmount.access.Access;
import io.volmount.app.context.GivenSecrets;
import io.volmount.app.context.Passwords;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.inventory.Sudo;
import io.volmount.secret.Secret;
import io.volmount.secret.SecretSource;
import io.volmount.secret.SecretSources;
import io.volmount.secret.SecretUnavailable;
import io.volmount.secret.TerminalPrompt;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.key.Passphrases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gets each password once, before anything else is done, whatever the number of agents. */
public final class OperatorSecrets {
    private final PasswordSources sources;
    private final ProcessContext context;
    private final GivenSecrets given;

    /** Nothing is read or asked for yet. */
    public OperatorSecrets(PasswordSources sources, ProcessContext context) {
        this.sources = sources;
        this.context = context;
        this.given = new GivenSecrets(context);
    }

    /**
     * The passwords of the command, or of the shell that it is part of.
     *
     * @param passphrases for key files, if no source is given for theirs
     * @throws UsageException if a password is missing, or its source cannot be read
     */
    public Credentials credentials(List<Access> agents, Passphrases passphrases) {
        Passwords passwords =
                sources.given() ? read() : context.scope().passwords().orElseGet(this::read);
        if (passwords.sudo().isEmpty()) {
            refuseIfNeeded(agents);
        }
        return new Credentials(
                passwords
                        .keys()
                        .<Passphrases>map(secret -> (file, attempt) -> once(secret, attempt))
                        .orElse(passphrases),
                passwords.login(),
                passwords.sudo(),
                passwords.variables());
    }

    /**
     * Reads or asks for the passwords.
     *
     * @throws UsageException if a source cannot be read
     */
    public Passwords read() {
        Optional<SecretSource> login = source(
                "--pass-from", sources.passFrom(), "--ask-pass", sources.askPass(), "SSH password for the agents");
        Optional<SecretSource> sudo = source(
                "--become-pass-from",
                sources.becomePassFrom(),
                "--ask-become-pass",
                sources.askBecomePass(),
                "sudo password on the agents");
        Optional<SecretSource> keys =
                sources.passphraseFrom().map(written -> given.source("--passphrase-from", written));
        return new Passwords(
                login.map(source -> given.read("the login password", source)),
                sudo.map(source -> given.read("the sudo password", source)),
                keys.map(source -> given.read("--passphrase-from", source)),
                variables());
    }

    private Set<String> variables() {
        return Stream.of(sources.passFrom(), sources.becomePassFrom(), sources.passphraseFrom())
                .flatMap(Optional::stream)
                .flatMap(written -> SecretSources.variable(written).stream())
                .collect(Collectors.toSet());
    }

    private static void refuseIfNeeded(List<Access> agents) {
        agents.stream()
                .filter(agent -> agent.sudo() == Sudo.PASSWORD)
                .findFirst()
                .ifPresent(agent -> {
                    throw new UsageException("the inventory says 'sudo: password' for " + agent.name()
                            + "; use --ask-become-pass or --become-pass-from SOURCE to give the password");
                });
    }

    private Optional<SecretSource> source(
            String fromOption, Optional<String> written, String askOption, boolean ask, String question) {
        if (ask && written.isPresent()) {
            throw new UsageException(askOption + " and " + fromOption + " exclude each other; use one of them");
        }
        return written.map(text -> given.source(fromOption, text))
                .or(() -> ask ? Optional.of(context.prompt(question)) : Optional.empty());
    }

    private static Secret once(Secret secret, int attempt) throws SecretUnavailable {
        if (attempt > 1) {
            throw new SecretUnavailable("the one from --passphrase-from does not decrypt it");
        }
        return secret.copy();
    }

    /** Asks at the terminal for the passphrase of each file, up to three times like OpenSSH. */
    public static Passphrases atTerminal(ProcessContext context) {
        return (file, attempt) -> {
            TerminalPrompt prompt = context.prompt("Passphrase for " + file);
            if (!prompt.present()) {
                throw new SecretUnavailable("there is no terminal to ask for it; add the key to an ssh-agent, or use"
                        + " --passphrase-from SOURCE");
            }
            if (attempt > 3) {
                throw new SecretUnavailable("none of three answers decrypted it");
            }
            return prompt.read();
        };
    }
}
