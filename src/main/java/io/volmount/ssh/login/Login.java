package io.volmount.ssh.login;

import io.volmount.access.SshTarget;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.algorithm.Algorithms;
import io.volmount.ssh.auth.AuthPlan;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.auth.Identities;
import io.volmount.ssh.auth.KeyLocked;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.connection.SshjClient;
import io.volmount.ssh.hostkey.HostKeyCheck;
import io.volmount.ssh.hostkey.HostKeyPreference;
import io.volmount.ssh.hostkey.HostTrust;
import io.volmount.ssh.route.Bastions;
import io.volmount.ssh.route.Dialer;
import io.volmount.ssh.transport.GuardedTransport;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Watchdog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.IOUtils;

/** One attempt to log in to a target. Leaks neither a thread nor a socket on failure. Thread-safe. */
public final class Login {
    private final LoginTimeouts timeouts;
    private final Watchdog watchdog;
    private final Dialer dialer;
    private final LoginThrottles throttles = new LoginThrottles();
    private final Map<OfferedAlgorithms, Config> configurations = new ConcurrentHashMap<>();
    private final Identities identities;
    private final HostTrust trust;

    /** The algorithms offered to a server. */
    private record OfferedAlgorithms(AlgorithmProfile profile, boolean certificates) {
        Config config() {
            return Algorithms.of(profile, certificates);
        }
    }

    public Login(
            LoginTimeouts timeouts, Credentials credentials, HostTrust trust, Watchdog watchdog, Bastions bastions) {
        this.trust = trust;
        this.timeouts = timeouts;
        this.identities = new Identities(credentials, watchdog);
        this.watchdog = watchdog;
        this.dialer = new Dialer(bastions, watchdog, credentials.variables());
    }

    /** Prompts for a passphrase between two connections, because a server does not wait long (LoginGraceTime). */
    public SshConnection attempt(SshTarget target) throws Unreachable, InterruptedException {
        while (true) {
            AuthPlan plan = identities.plan(target);
            try {
                return attempt(target, plan);
            } catch (KeyLocked locked) {
                identities.unlock(locked.file());
            }
        }
    }

    /** Connects a second time if the server presented another type of host key than the known ones. */
    private SshConnection attempt(SshTarget target, AuthPlan plan) throws Unreachable, KeyLocked, InterruptedException {
        HostKeyCheck check = trust.check(target);
        LoginThrottle throttle = throttles.to(target);
        throttle.acquire();
        try {
            return attempt(target, plan, check);
        } catch (Unreachable e) {
            if (e.kind() == Unreachable.Kind.THROTTLED) {
                throttle.halve();
            }
            List<String> overlooked = check.overlookedTypes();
            if (overlooked.isEmpty()) {
                throw e;
            }
            return attempt(target, plan, new HostKeyCheck(trust, target, new HostKeyPreference(overlooked, false)));
        } finally {
            throttle.release();
            trust.report();
        }
    }

    private SshConnection attempt(SshTarget target, AuthPlan plan, HostKeyCheck check)
            throws Unreachable, KeyLocked, InterruptedException {
        GuardedTransport transport = dialer.dial(target);
        OfferedAlgorithms offered =
                new OfferedAlgorithms(target.algorithms(), check.preference().certificates());
        SshjClient client =
                new SshjClient(configurations.computeIfAbsent(offered, OfferedAlgorithms::config), transport);
        Watchdog.Guard guard = watchdog.over(transport, timeouts.login());
        Authentication authentication = new Authentication(plan, identities.password(target));
        LoginChecks checks = new LoginChecks(client, check, authentication, target.user());
        try {
            client.handshake(target, check, timeouts.login());
            check.acceptNewKey();
            authentication.run(client, target.user());
            if (guard.release()) {
                client.keepAlive(target);
                return new SshConnection(client, transport, watchdog, checks.passed());
            }
            throw new IOException("logged in after the deadline");
        } catch (KeyLocked locked) {
            guard.release();
            IOUtils.closeQuietly(transport, client);
            throw locked;
        } catch (IOException | RuntimeException e) {
            boolean timedOut = !guard.release();
            Unreachable failure = new LoginFailure(target, client, transport, authentication, timeouts.login())
                    .explain(e, timedOut, check.refusal());
            IOUtils.closeQuietly(transport, client);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failure.afterPassing(checks.passed());
        }
    }
}
