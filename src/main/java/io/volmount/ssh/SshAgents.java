package io.volmount.ssh;

import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Sleeper;
import io.volmount.inventory.Host;
import io.volmount.rollout.Agents;
import io.volmount.shell.AgentTimings;
import io.volmount.shell.RootShell;
import io.volmount.shell.Shell;
import io.volmount.shell.ShellAgent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Real agents, over one connector that all of them share. */
public final class SshAgents implements Agents {
    private final Path home;
    private final Optional<Path> keyAgent;
    private final Credentials credentials;
    private final SshConnector connector;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final Clock clock;

    /**
     * @param home where OpenSSH's usual files are looked for, when the inventory names none
     * @param keyAgent the socket of the operator's ssh-agent
     * @param random must be safe for threads, and not to be guessed by a node
     */
    public SshAgents(
            Path home,
            Optional<Path> keyAgent,
            Credentials credentials,
            RandomGenerator random,
            Sleeper sleeper,
            Clock clock) {
        this.home = home;
        this.keyAgent = keyAgent;
        this.credentials = credentials;
        this.connector = new SshConnector(SshTimings.standard(), credentials, random, sleeper);
        this.random = random;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    @Override
    public Agent of(Host host) {
        SshTarget target = target(host);
        return new ShellAgent(
                () -> open(target),
                RootShell.of(host.sudo(), credentials.sudoPassword()),
                AgentTimings.standard(),
                clock,
                sleeper,
                random);
    }

    private Shell open(SshTarget target) throws AgentUnreachable {
        try {
            return connector.connect(target);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AgentUnreachable(target.place() + ": interrupted before there was a login", interrupted);
        }
    }

    private SshTarget target(Host host) {
        Path ssh = home.resolve(".ssh");
        List<Path> identities = host.identityFile()
                .map(List::of)
                .orElse(List.of(ssh.resolve("id_ed25519"), ssh.resolve("id_ecdsa"), ssh.resolve("id_rsa")));
        List<Path> knownHosts = host.knownHostsFile()
                .map(List::of)
                .orElse(List.of(ssh.resolve("known_hosts"), Path.of("/etc/ssh/ssh_known_hosts")));
        return new SshTarget(
                host.address(),
                host.port(),
                host.user(),
                new IdentityChoice(identities, List.of(), keyAgent, false),
                knownHosts);
    }

    @Override
    public void close() {
        connector.close();
    }
}
