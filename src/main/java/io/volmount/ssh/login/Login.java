package io.volmount.ssh.login;

import io.volmount.access.Route;
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
import io.volmount.ssh.log.ConnectionLog;
import io.volmount.ssh.log.LibraryLog;
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
    private final ConnectionLog log;

    /** The algorithms offered to a server. */
    private record OfferedAlgorithms(AlgorithmProfile profile, boolean certificates) {
        Config config() {
            return Algorithms.of(profile, certificates);
        }
    }

    public Login(
            LoginTimeouts timeouts,
            Credentials credentials,
            HostTrust trust,
            ConnectionLog log,
            Watchdog watchdog,
            Bastions bastions) {
        Algorithms.useJdk();
        this.trust = trust;
        this.log = log;
        this.timeouts = timeouts;
        this.identities = new Identities(credentials, watchdog);
        this.watchdog = watchdog;
        this.dialer = new Dialer(bastions, watchdog, credentials.variables());
    }

    /** Reads known_hosts files, identity files and the lists of ssh-agents again when they are needed next. */
    public void reread() {
        trust.reread();
        identities.reread();
    }

    /** Prompts for a passphrase between two connections, because a server does not wait long (LoginGraceTime). */
    public SshConnection attempt(SshTarget target) throws Unreachable, InterruptedException {
        try {
            return loggedIn(target);
        } catch (Unreachable failure) {
            log.tell(target.destination(), "no login" + why(failure.getMessage(), target.destination()));
            throw failure;
        }
    }

    private static String why(String message, String server) {
        return message.startsWith(server) ? message.substring(server.length()) : ": " + message;
    }

    private SshConnection loggedIn(SshTarget target) throws Unreachable, InterruptedException {
        while (true) {
            AuthPlan plan = identities.plan(target);
            try {
                return attempt(target, plan);
            } catch (KeyLocked locked) {
                log.tell(target.destination(), "the server accepts a key that is locked: " + locked.getMessage());
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
            if (e.kind().isThrottling()) {
                throttle.halve();
                log.tell(target.destination(), "the server throttles: from now on fewer logins at a time");
            }
            List<String> overlooked = check.overlookedTypes();
            if (overlooked.isEmpty()) {
                throw e;
            }
            log.tell(
                    target.destination(),
                    "connecting again, to be shown a known type of host key: " + String.join(" or ", overlooked));
            return attempt(target, plan, new HostKeyCheck(trust, target, new HostKeyPreference(overlooked, false)));
        } finally {
            throttle.release();
            trust.report();
        }
    }

    private SshConnection attempt(SshTarget target, AuthPlan plan, HostKeyCheck check)
            throws Unreachable, KeyLocked, InterruptedException {
        log.tell(target.destination(), "connecting" + way(target.route()));
        Algorithms.beginLogin();
        GuardedTransport transport = dialer.dial(target);
        OfferedAlgorithms offered =
                new OfferedAlgorithms(target.algorithms(), check.preference().certificates());
        SshjClient client = new SshjClient(config(offered, target), transport);
        Watchdog.Guard guard = watchdog.over(transport, timeouts.login());
        Authentication authentication = new Authentication(plan, identities.password(target));
        LoginChecks checks = new LoginChecks(client, check, authentication, target.user());
        try {
            client.handshake(target, check, timeouts.login());
            check.acceptNewKey();
            authentication.run(client, target.user());
            if (guard.release()) {
                Watchdog.Guard keepAlive = client.keepAlive(target, watchdog);
                tell(target, checks);
                return new SshConnection(client, transport, watchdog, keepAlive, checks.passed());
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
            tell(target, checks);
            throw failure.afterPassing(checks.passed());
        }
    }

    private static String way(Route route) {
        return route instanceof Route.Command ? " by ProxyCommand" : route.description();
    }

    /** One that is logged is not shared. */
    private Config config(OfferedAlgorithms offered, SshTarget target) {
        if (!log.wantsLibrary()) {
            return configurations.computeIfAbsent(offered, OfferedAlgorithms::config);
        }
        Config own = offered.config();
        own.setLoggerFactory(new LibraryLog(log, target.destination()));
        return own;
    }

    private void tell(SshTarget target, LoginChecks checks) {
        checks.passed()
                .forEach(check -> log.tell(target.destination(), check.subject().word() + ": " + check.detail()));
    }
}
