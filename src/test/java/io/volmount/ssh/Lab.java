package io.volmount.ssh;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.IdentityChoice;
import io.volmount.access.Route;
import io.volmount.access.SshTarget;
import io.volmount.agent.Backoff;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.hostkey.HostTrust;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.login.LoginTimeouts;
import io.volmount.ssh.transport.Unreachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;

/** A user's side: an identity, a known_hosts file and a connector that never really waits between attempts. */
public final class Lab implements AutoCloseable {
    public static final Duration AMPLE = Duration.ofMinutes(10);
    public static final LoginTimeouts TIMINGS = new LoginTimeouts(
            AMPLE, new Backoff(3, Duration.ofSeconds(1), Duration.ofSeconds(15)), Duration.ofMinutes(2));
    static final SshTarget.Timeouts TIMEOUTS = new SshTarget.Timeouts(AMPLE, Duration.ofSeconds(30), 3);

    public final List<Duration> pauses = new ArrayList<>();
    final List<String> remarks = Collections.synchronizedList(new ArrayList<>());
    public final SshConnector connector;
    public final Path identity;
    public final Path knownHosts;
    private Deed inPause = () -> {};

    public Lab(Path directory, LoginTimeouts timings) throws IOException, GeneralSecurityException {
        connector = connector(timings, Credentials.none());
        identity = TestKeys.openSsh(TestKeys.ecdsa(), directory.resolve("id_ecdsa"));
        knownHosts = directory.resolve("known_hosts");
    }

    /** The usual timeouts, but with this time to log in. */
    public static LoginTimeouts timings(Duration login) {
        return new LoginTimeouts(login, TIMINGS.backoff(), TIMINGS.tooManyLogins());
    }

    interface Deed {
        void run() throws IOException;
    }

    /** Does this in place of every pause. */
    void inEachPause(Deed deed) {
        inPause = deed;
    }

    private void pause(Duration time) {
        pauses.add(time);
        try {
            inPause.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another connector, for an operator with these. */
    public SshConnector connector(Credentials credentials) {
        return connector(TIMINGS, credentials);
    }

    /** Another connector, by another clock. */
    public SshConnector connector(LongSupplier nanoTime) {
        HostTrust trust = new HostTrust(Clock.systemUTC(), this::pause, remarks::add);
        return new SshConnector(TIMINGS, Credentials.none(), trust, remarks::add, new Random(1), this::pause, nanoTime);
    }

    private SshConnector connector(LoginTimeouts timings, Credentials credentials) {
        HostTrust trust = new HostTrust(Clock.systemUTC(), this::pause, remarks::add);
        return new SshConnector(
                timings, credentials, trust, remarks::add, new Random(1), this::pause, System::nanoTime);
    }

    public Lab(Path directory) throws IOException, GeneralSecurityException {
        this(directory, TIMINGS);
    }

    /** Makes the key known for the port. */
    public Lab know(int port, KeyPair hostKey) throws IOException {
        return line("[127.0.0.1]:" + port + " " + fields(hostKey.getPublic()));
    }

    public Lab line(String line) throws IOException {
        String before = Files.exists(knownHosts) ? Files.readString(knownHosts) : "";
        Files.writeString(knownHosts, before + line + "\n");
        return this;
    }

    public SshTarget target(int port) {
        return target(port, TIMEOUTS);
    }

    public SshTarget target(int port, SshTarget.Timeouts timeouts) {
        return target("127.0.0.1", port, "core", identity, Optional.empty(), timeouts);
    }

    public SshTarget target(String address, int port, String user, Path identityFile) {
        return target(address, port, user, identityFile, Optional.empty(), TIMEOUTS);
    }

    public SshTarget target(int port, IdentityChoice identities) {
        return new SshTarget(
                "127.0.0.1",
                port,
                "core",
                identities,
                strict(Optional.empty()),
                AlgorithmProfile.MODERN,
                new Route.Direct(),
                TIMEOUTS);
    }

    /** One that nobody logs in to, for its host keys. */
    public static SshTarget of(String address, int port, SshTarget.HostKeys keys) {
        return new SshTarget(
                address,
                port,
                "core",
                new IdentityChoice(List.of(), List.of(), Optional.empty(), false, true),
                keys,
                AlgorithmProfile.MODERN,
                new Route.Direct(),
                TIMEOUTS);
    }

    public SshTarget target(int port, String hostKeyAlias) {
        return target("127.0.0.1", port, "core", identity, Optional.of(hostKeyAlias), TIMEOUTS);
    }

    /** The same target, but behind another server. */
    public static SshTarget behind(SshTarget hop, SshTarget target) {
        return by(new Route.Through(hop), target);
    }

    static SshTarget by(Route route, SshTarget target) {
        return new SshTarget(
                target.address(),
                target.port(),
                target.user(),
                target.identities(),
                target.hostKeys(),
                target.algorithms(),
                route,
                target.timeouts());
    }

    private SshTarget target(
            String address,
            int port,
            String user,
            Path identityFile,
            Optional<String> hostKeyAlias,
            SshTarget.Timeouts timeouts) {
        return new SshTarget(
                address,
                port,
                user,
                new IdentityChoice(List.of(identityFile), List.of(), Optional.empty(), false, true),
                strict(hostKeyAlias),
                AlgorithmProfile.MODERN,
                new Route.Direct(),
                timeouts);
    }

    private SshTarget.HostKeys strict(Optional<String> alias) {
        return new SshTarget.HostKeys(HostKeyPolicy.STRICT, List.of(knownHosts), alias);
    }

    /** The target, if keys of new hosts are let in. */
    public static SshTarget acceptingNew(SshTarget target) {
        SshTarget.HostKeys keys = target.hostKeys();
        return new SshTarget(
                target.address(),
                target.port(),
                target.user(),
                target.identities(),
                new SshTarget.HostKeys(HostKeyPolicy.ACCEPT_NEW, keys.files(), keys.alias()),
                target.algorithms(),
                target.route(),
                target.timeouts());
    }

    public SshConnection connect(int port) throws Unreachable, InterruptedException {
        return connector.connect(target(port));
    }

    /** Type and key as known_hosts has them. */
    public static String fields(PublicKey key) {
        HostKey hostKey = HostKey.of(key);
        return hostKey.type() + " " + hostKey.base64();
    }

    @Override
    public void close() {
        connector.close();
    }
}
