package io.volmount.ssh;

import io.volmount.access.Access;
import io.volmount.access.Effective;
import io.volmount.access.Route;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.Sleeper;
import io.volmount.rollout.Agents;
import io.volmount.shell.AgentTimings;
import io.volmount.shell.RootShell;
import io.volmount.shell.ShellAgent;
import io.volmount.shell.ShellOpener;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
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
     * @param remarks told, in sentences, what the operator should know though nothing fails; from any thread
     * @param random must be safe for threads, and not to be guessed by a node
     */
    public SshAgents(
            Credentials credentials, Consumer<String> remarks, RandomGenerator random, Sleeper sleeper, Clock clock) {
        this.credentials = credentials;
        this.connector = new SshConnector(
                SshTimings.standard(), credentials, new HostTrust(clock, sleeper, remarks), random, sleeper);
        this.random = random;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    @Override
    public Agent of(Access access) {
        return new ShellAgent(
                opener(access),
                RootShell.of(access.sudo().value(), credentials.sudoPassword()),
                AgentTimings.standard(),
                clock,
                sleeper,
                random);
    }

    /** An agent behind another server is not dialled past it: at its address here, some other machine may answer. */
    private ShellOpener opener(Access access) {
        Effective<Route> route = access.server().route();
        if (route.value() instanceof Route.Direct) {
            return new SshOpener(connector, target(access));
        }
        return () -> {
            throw new AgentUnreachable(
                    target(access).place() + ": the way is " + route.value().words() + " (" + route.origin()
                            + "), which is not supported; use -F with a configuration that leads there directly");
        };
    }

    private static SshTarget target(Access access) {
        Access.Patience patience = access.patience();
        return new SshTarget(
                access.server().address().value(),
                access.server().port().value(),
                access.login().user().value(),
                identities(access.login()),
                new SshTarget.HostKeys(
                        access.hostKeys().policy().value(),
                        values(access.hostKeys().files()),
                        access.hostKeys().alias().map(Effective::value)),
                access.algorithms().value(),
                new SshTarget.Patience(
                        patience.connect().value(),
                        patience.keepAliveInterval().value(),
                        patience.keepAliveCount().value()));
    }

    private static IdentityChoice identities(Access.Login login) {
        return new IdentityChoice(
                values(login.identityFiles()),
                values(login.certificateFiles()),
                login.keyAgent().value(),
                login.identitiesOnly().value());
    }

    private static <T> List<T> values(List<Effective<T>> effective) {
        return effective.stream().map(Effective::value).toList();
    }

    @Override
    public void close() {
        connector.close();
    }
}
