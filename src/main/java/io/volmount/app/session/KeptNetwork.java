package io.volmount.app.session;

import io.volmount.agent.Agents;
import io.volmount.app.context.Network;
import io.volmount.app.context.Passwords;
import io.volmount.app.context.ProcessContext;
import io.volmount.secret.SecretUnavailable;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.log.ConnectionLog;
import java.util.Optional;

/**
 * A network whose connections are kept from one command to the next. A command that brings passwords of its own has
 * connections of its own. Used by one command at a time.
 */
public final class KeptNetwork implements Network, AutoCloseable {
    private final Network network;
    private final Passwords passwords;
    private Optional<KeptAgents> kept = Optional.empty();
    private volatile Optional<Asking> asking = Optional.empty();

    /** The command that works now, which asks for passphrases and tells of connections. */
    private record Asking(Credentials credentials, ConnectionLog log) {}

    /** @param passwords of the commands that bring none */
    public KeptNetwork(Network network, Passwords passwords) {
        this.network = network;
        this.passwords = passwords;
    }

    @Override
    public Agents agents(ProcessContext context, Credentials credentials, ConnectionLog log) {
        if (!isOfShell(credentials)) {
            return network.agents(context, credentials, log);
        }
        asking = Optional.of(new Asking(credentials, log));
        if (kept.isEmpty()) {
            kept = Optional.of(new KeptAgents(network.agents(context, lasting(), new LastingLog())));
        }
        return kept.get().lend(() -> asking = Optional.empty());
    }

    /** Gives what happens on connections to the command that works now, if one does. */
    private final class LastingLog implements ConnectionLog {
        @Override
        public void warn(String sentence) {
            asking.ifPresent(command -> command.log().warn(sentence));
        }

        @Override
        public void tell(String server, String sentence) {
            asking.ifPresent(command -> command.log().tell(server, sentence));
        }

        @Override
        public boolean wantsLibrary() {
            return asking.filter(command -> command.log().wantsLibrary()).isPresent();
        }

        @Override
        public void library(String server, String line) {
            asking.ifPresent(command -> command.log().library(server, line));
        }
    }

    /** Two secrets are equal if they are the same object. */
    private boolean isOfShell(Credentials credentials) {
        return credentials.password().equals(passwords.login())
                && credentials.sudoPassword().equals(passwords.sudo())
                && credentials.variables().equals(passwords.variables());
    }

    private Credentials lasting() {
        return new Credentials(
                (file, attempt) -> asking.orElseThrow(() -> new SecretUnavailable("the command has ended"))
                        .credentials()
                        .passphrases()
                        .of(file, attempt),
                passwords.login(),
                passwords.sudo(),
                passwords.variables());
    }

    @Override
    public Network withoutKeptConnections() {
        return network;
    }

    @Override
    public void close() {
        kept.ifPresent(KeptAgents::close);
        kept = Optional.empty();
    }
}
