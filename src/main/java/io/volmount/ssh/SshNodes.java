package io.volmount.ssh;

import io.volmount.access.Access;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.agent.Sleeper;
import io.volmount.agent.SteadyTime;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.AgentTimeouts;
import io.volmount.shell.ShellAgent;
import io.volmount.shell.session.RootShell;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.hostkey.HostTrust;
import io.volmount.ssh.log.ConnectionLog;
import io.volmount.ssh.log.MaskedLog;
import io.volmount.ssh.login.LoginTimeouts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Agents reached over SSH. All share one connector. */
public final class SshNodes implements Agents {
    private final Credentials credentials;
    private final KnownSecrets secrets = new KnownSecrets();
    private final SshConnector connector;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final Clock clock;

    /**
     * @param credentials used for every agent
     * @param log gets what happens, without secrets
     * @param random thread-safe, and unpredictable for nodes
     */
    public SshNodes(Credentials credentials, ConnectionLog log, RandomGenerator random, Sleeper sleeper, Clock clock) {
        this.credentials = credentials.addingTo(secrets);
        ConnectionLog masked = new MaskedLog(log, secrets);
        this.connector = new SshConnector(
                LoginTimeouts.standard(),
                this.credentials,
                new HostTrust(clock, sleeper, masked::warn),
                masked,
                random,
                sleeper,
                System::nanoTime);
        this.random = random;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    @Override
    public Agent of(Access access) {
        return new ShellAgent(
                new SshOpener(connector, access.target(), secrets),
                RootShell.of(access.sudo(), credentials.sudoPassword()),
                AgentTimeouts.standard(),
                clock,
                SteadyTime.from(clock),
                sleeper,
                random);
    }

    @Override
    public void reread() {
        connector.reread();
    }

    @Override
    public Optional<Duration> probeLimit() {
        return Optional.of(
                LoginTimeouts.standard().login().plus(AgentTimeouts.standard().probe()));
    }

    @Override
    public void close() {
        connector.close();
    }
}
