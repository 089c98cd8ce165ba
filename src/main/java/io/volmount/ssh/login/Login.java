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

/** One attempt to log in to a target. Leaves neither a thread nor a socket behind when it fails. Safe for threads. */
public final class Login {
    private final LoginTimeouts timings;
    private final Watchdog watchdog;
    private final Dialer dialer;
    private final LoginThrottles doors = new LoginThrottles();
    private final Map<Offer, Config> configs = new ConcurrentHashMap<>();
    private final Identities identities;
    private final HostTrust trust;

    /** What is offered to a server. */
    private record Offer(AlgorithmProfile profile, boolean certificates) {
        Config config() {
            return Algorithms.of(profile, certificates);
        }
    }

    public Login(
            LoginTimeouts timings, Credentials credentials, HostTrust trust, Watchdog watchdog, Bastions bastions) {
        this.trust = trust;
        this.timings = timings;
        this.identities = new Identities(credentials, watchdog);
        this.watchdog = watchdog;
        this.dialer = new Dialer(bastions, watchdog, credentials.variables());
    }

    /** Somebody is asked for a passphrase only between two connections, as a server does not wait for long. */
    public SshConnection attempt(SshTarget target) throws Unreachable, InterruptedException {
        while (true) {
            AuthPlan plan = identities.plan(target);
            try {
                return attempt(target, plan);
            } catch (KeyLocked wanted) {
                identities.unlock(wanted.file());
            }
        }
    }

    /** Asks a second time if the server offered another type of host key than the one that it is known by. */
    private SshConnection attempt(SshTarget target, AuthPlan plan) throws Unreachable, KeyLocked, InterruptedException {
        HostKeyCheck check = trust.check(target);
        LoginThrottle door = doors.to(target);
        door.enter();
        try {
            return attempt(target, plan, check);
        } catch (Unreachable e) {
            if (e.kind() == Unreachable.Kind.THROTTLED) {
                door.narrow();
            }
            List<String> overlooked = check.overlookedTypes();
            if (overlooked.isEmpty()) {
                throw e;
            }
            return attempt(target, plan, new HostKeyCheck(trust, target, new HostKeyPreference(overlooked, false)));
        } finally {
            door.leave();
            trust.report();
        }
    }

    private SshConnection attempt(SshTarget target, AuthPlan plan, HostKeyCheck check)
            throws Unreachable, KeyLocked, InterruptedException {
        GuardedTransport wire = dialer.dial(target);
        Offer offer = new Offer(target.algorithms(), check.wish().certificates());
        SshjClient client = new SshjClient(configs.computeIfAbsent(offer, Offer::config), wire);
        Watchdog.Guard guard = watchdog.over(wire, timings.login());
        Authentication authentication = new Authentication(plan, identities.password(target));
        LoginChecks checks = new LoginChecks(client, check, authentication, target.user());
        try {
            client.handshake(target, check, timings.login());
            check.settle();
            authentication.run(client, target.user());
            if (guard.release()) {
                client.keepAlive(target);
                return new SshConnection(client, wire, watchdog, checks.good());
            }
            throw new IOException("logged in too late");
        } catch (KeyLocked wanted) {
            guard.release();
            IOUtils.closeQuietly(wire, client);
            throw wanted;
        } catch (IOException | RuntimeException e) {
            boolean late = !guard.release();
            Unreachable why = new LoginFailure(target, client, wire, authentication, timings.login())
                    .explain(e, late, check.refusal());
            IOUtils.closeQuietly(wire, client);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw why.beyond(checks.good());
        }
    }
}
