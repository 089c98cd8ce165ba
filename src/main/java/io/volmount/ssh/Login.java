package io.volmount.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.IOUtils;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/** One attempt to log in to a target. Leaves neither a thread nor a socket behind when it fails. Safe for threads. */
final class Login {
    private final SshTimings timings;
    private final Watchdog watchdog;
    private final Dialer dialer = new Dialer();
    private final Config config = Algorithms.modern();
    private final Identities identities = new Identities();
    private final Map<List<Path>, KnownHosts> knownHosts = new ConcurrentHashMap<>();

    Login(SshTimings timings, Watchdog watchdog) {
        this.timings = timings;
        this.watchdog = watchdog;
    }

    /** Asks a second time if the server offered another type of host key than the one that it is known by. */
    SshConnection attempt(SshTarget target) throws Unreachable {
        List<IdentityFile> keys = identities.usable(target);
        KnownHosts hosts = knownHosts.computeIfAbsent(target.knownHostsFiles(), KnownHosts::read);
        HostKeyCheck check = new HostKeyCheck(hosts, target, hosts.likelyTypes(target.keyName(), target.keyPort()));
        try {
            return attempt(target, keys, check);
        } catch (Unreachable e) {
            List<String> overlooked = check.overlookedTypes();
            if (overlooked.isEmpty()) {
                throw e;
            }
            return attempt(target, keys, new HostKeyCheck(hosts, target, overlooked));
        }
    }

    private SshConnection attempt(SshTarget target, List<IdentityFile> keys, HostKeyCheck check) throws Unreachable {
        Wire wire = dialer.dial(target);
        WiredClient client = new WiredClient(config, wire);
        Watchdog.Guard guard = watchdog.over(wire, timings.login());
        try {
            client.handshake(check, timings.login());
            client.login(target.user(), methods(keys));
            if (guard.release()) {
                client.keepAlive(target.patience());
                return new SshConnection(client, wire, watchdog);
            }
            throw new IOException("logged in too late");
        } catch (IOException | RuntimeException e) {
            boolean late = !guard.release();
            Unreachable why =
                    new LoginFailure(target, client, wire, keys, timings.login()).explain(e, late, check.refusal());
            IOUtils.closeQuietly(wire, client);
            throw why;
        }
    }

    private static List<AuthMethod> methods(List<IdentityFile> keys) {
        return keys.stream()
                .flatMap(file -> file.key().stream())
                .<AuthMethod>map(AuthPublickey::new)
                .toList();
    }
}
