package io.volmount.ssh;

import io.volmount.access.Access;
import io.volmount.access.Effective;
import io.volmount.access.Hop;
import io.volmount.access.Route;
import io.volmount.agent.Agent;
import io.volmount.agent.Sleeper;
import io.volmount.rollout.Agents;
import io.volmount.shell.AgentTimings;
import io.volmount.shell.RootShell;
import io.volmount.shell.ShellAgent;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/** Real agents, over one connector that all of them share. */
public final class SshAgents implements Agents {
    private final Credentials credentials;
    private final SshConnector connector;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final Clock clock;

    /**
     * @param credentials what the operator knows, for all agents alike
     * @param random must be safe for threads, and not to be guessed by a node
     */
    public SshAgents(Credentials credentials, RandomGenerator random, Sleeper sleeper, Clock clock) {
        this.credentials = credentials;
        this.connector = new SshConnector(SshTimings.standard(), credentials, random, sleeper);
        this.random = random;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    @Override
    public Agent of(Access access) {
        return new ShellAgent(
                new SshOpener(connector, target(access)),
                RootShell.of(access.sudo().value(), credentials.sudoPassword()),
                AgentTimings.standard(),
                clock,
                sleeper,
                random);
    }

    private static SshTarget target(Access access) {
        return target(
                access.server(),
                identities(access.login(), true),
                access.login(),
                access.hostKeys(),
                access.patience());
    }

    private static SshTarget target(Hop hop) {
        return target(hop.server(), identities(hop.login(), false), hop.login(), hop.hostKeys(), hop.patience());
    }

    private static SshTarget target(
            Access.Server server,
            IdentityChoice identities,
            Access.Login login,
            Access.HostKeys hostKeys,
            Access.Patience patience) {
        return new SshTarget(
                server.address().value(),
                server.port().value(),
                login.user().value(),
                identities,
                values(hostKeys.files()),
                hostKeys.alias().map(Effective::value),
                server.route().value().read(new Route.Reader<>() {
                    @Override
                    public Way direct() {
                        return new Way.Direct();
                    }

                    @Override
                    public Way through(Hop hop) {
                        return new Way.Through(target(hop));
                    }

                    @Override
                    public Way command(String shell, String line) {
                        return new Way.Command(shell, line);
                    }
                }),
                new SshTarget.Patience(
                        patience.connect().value(),
                        patience.keepAliveInterval().value(),
                        patience.keepAliveCount().value()));
    }

    private static IdentityChoice identities(Access.Login login, boolean password) {
        return new IdentityChoice(
                values(login.identityFiles()),
                values(login.certificateFiles()),
                login.keyAgent().value(),
                login.identitiesOnly().value(),
                password);
    }

    private static <T> List<T> values(List<Effective<T>> effective) {
        return effective.stream().map(Effective::value).toList();
    }

    @Override
    public void close() {
        connector.close();
    }
}
