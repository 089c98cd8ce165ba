package io.volmount.ssh;

import io.volmount.access.Access;
import io.volmount.access.Hop;
import io.volmount.access.Route;
import io.volmount.access.Sourced;
import io.volmount.agent.Agent;
import io.volmount.agent.Agents;
import io.volmount.agent.Sleeper;
import io.volmount.agent.SteadyTime;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.AgentTimeouts;
import io.volmount.shell.ShellAgent;
import io.volmount.shell.session.RootShell;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.hostkey.HostTrust;
import io.volmount.ssh.login.LoginTimeouts;
import io.volmount.ssh.target.IdentityChoice;
import io.volmount.ssh.target.SshTarget;
import io.volmount.ssh.target.Way;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Real agents, over one connector that all of them share. */
public final class SshNodes implements Agents {
    private final Credentials credentials;
    private final KnownSecrets secrets = new KnownSecrets();
    private final SshConnector connector;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    private final Clock clock;

    /**
     * @param credentials what the operator knows, for all agents alike
     * @param remarks told, in sentences, what the operator should know though nothing fails; from any thread
     * @param random must be safe for threads, and not to be guessed by a node
     */
    public SshNodes(
            Credentials credentials, Consumer<String> remarks, RandomGenerator random, Sleeper sleeper, Clock clock) {
        this.credentials = credentials.addingTo(secrets);
        this.connector = new SshConnector(
                LoginTimeouts.standard(),
                this.credentials,
                new HostTrust(clock, sleeper, remark -> remarks.accept(secrets.maskQuoting(remark, ""))),
                random,
                sleeper);
        this.random = random;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    @Override
    public Agent of(Access access) {
        return new ShellAgent(
                new SshOpener(connector, target(access), secrets),
                RootShell.of(access.sudo().value(), credentials.sudoPassword()),
                AgentTimeouts.standard(),
                clock,
                SteadyTime.from(clock),
                sleeper,
                random);
    }

    private static SshTarget target(Access access) {
        return target(
                access.server(),
                access.login().user().value(),
                identities(access.login(), true),
                access.hostKeys(),
                access.algorithms().value(),
                access.patience());
    }

    private static SshTarget target(Hop hop) {
        return target(
                hop.server(),
                hop.login().user().value(),
                identities(hop.login(), false),
                hop.hostKeys(),
                AlgorithmProfile.MODERN,
                hop.patience());
    }

    private static SshTarget target(
            Access.Server server,
            String user,
            IdentityChoice identities,
            Access.HostKeys hostKeys,
            AlgorithmProfile algorithms,
            Access.Patience patience) {
        return new SshTarget(
                server.address().value(),
                server.port().value(),
                user,
                identities,
                new SshTarget.HostKeys(
                        hostKeys.policy().value(),
                        values(hostKeys.files()),
                        hostKeys.alias().map(Sourced::value)),
                algorithms,
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

    private static <T> List<T> values(List<Sourced<T>> effective) {
        return effective.stream().map(Sourced::value).toList();
    }

    @Override
    public void close() {
        connector.close();
    }
}
