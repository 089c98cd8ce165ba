package io.volmount.ssh;

import io.volmount.inventory.AlgorithmProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.IOUtils;

/** One attempt to log in to a target. Leaves neither a thread nor a socket behind when it fails. Safe for threads. */
final class Login {
    private final SshTimings timings;
    private final Watchdog watchdog;
    private final Dialer dialer;
    private final Doors doors = new Doors();
    private final Map<Offer, Config> configs = new ConcurrentHashMap<>();
    private final Identities identities;
    private final HostTrust trust;

    /** What is offered to a server. */
    private record Offer(AlgorithmProfile profile, boolean certificates) {
        Config config() {
            return Algorithms.of(profile, certificates);
        }
    }

    Login(SshTimings timings, Credentials credentials, HostTrust trust, Watchdog watchdog, Bastions bastions) {
        this.trust = trust;
        this.timings = timings;
        this.identities = new Identities(credentials, watchdog);
        this.watchdog = watchdog;
        this.dialer = new Dialer(bastions, watchdog, credentials.variables());
    }

    /** Somebody is asked for a passphrase only between two connections, as a server does not wait for long. */
    SshConnection attempt(SshTarget target) throws Unreachable, InterruptedException {
        while (true) {
            LoginPlan plan = identities.plan(target);
            try {
                return attempt(target, plan);
            } catch (KeyLocked wanted) {
                identities.unlock(wanted.file());
            }
        }
    }

    /** Asks a second time if the server offered another type of host key than the one that it is known by. */
    private SshConnection attempt(SshTarget target, LoginPlan plan)
            throws Unreachable, KeyLocked, InterruptedException {
        HostKeyCheck check = trust.check(target);
        Door door = doors.to(target);
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
            return attempt(target, plan, new HostKeyCheck(trust, target, new HostKeyWish(overlooked, false)));
        } finally {
            door.leave();
            trust.report();
        }
    }

    private SshConnection attempt(SshTarget target, LoginPlan plan, HostKeyCheck check)
            throws Unreachable, KeyLocked, InterruptedException {
        Wire wire = dialer.dial(target);
        Offer offer = new Offer(target.algorithms(), check.wish().certificates());
        WiredClient client = new WiredClient(configs.computeIfAbsent(offer, Offer::config), wire);
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
