package io.volmount.ssh.hostkey;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.SshTarget;
import io.volmount.agent.Sleeper;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;

/**
 * What one run knows of host keys: what the known_hosts files said when each was first read, and the keys of new hosts
 * that it has let in since. Safe for threads.
 */
public final class HostTrust {
    private final Map<List<Path>, KnownHosts> read = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final Queue<String> untold = new ConcurrentLinkedQueue<>();
    private final AcceptedHostKeys newKeys;
    private final Clock clock;
    private final Consumer<String> remarks;

    /** @param remarks told, in sentences, of lines that are skipped and of keys that are accepted */
    public HostTrust(Clock clock, Sleeper sleeper, Consumer<String> remarks) {
        this.newKeys = new AcceptedHostKeys(sleeper, untold::add);
        this.clock = clock;
        this.remarks = remarks;
    }

    KnownHosts hosts(SshTarget target) {
        return read.computeIfAbsent(target.hostKeys().files(), this::read);
    }

    private KnownHosts read(List<Path> files) {
        KnownHosts hosts = KnownHosts.read(files);
        hosts.warnings().stream()
                .filter(warned::add)
                .map(warning -> warning + "; this is passed over")
                .forEach(untold::add);
        return hosts;
    }

    /** A check that asks for what the target is known by, and for a certificate only if an authority is known for it. */
    public HostKeyCheck check(SshTarget target) {
        KnownHosts hosts = hosts(target);
        Stream<String> mine =
                newKeys.of(target).stream().map(known -> known.key().type());
        List<String> types = Stream.concat(mine, hosts.likelyTypes(target.keyName(), target.keyPort()).stream())
                .distinct()
                .toList();
        boolean certificates =
                !hosts.authorities(target.keyName(), target.keyPort()).isEmpty();
        return new HostKeyCheck(this, target, new HostKeyPreference(types, certificates));
    }

    HostKeyVerdict verdict(SshTarget target, PublicKey offered) {
        return judge(target).verdict(offered);
    }

    /** A key that is trusted and who vouches for it, in words. */
    String voucher(SshTarget target, PublicKey trusted) {
        return judge(target).voucher(trusted);
    }

    private HostKeyJudge judge(SshTarget target) {
        return new HostKeyJudge(hosts(target), target, newKeys.of(target), clock.instant());
    }

    /** Whether the key of an unknown host is let pass; never where a file that could name another key was not read. */
    boolean acceptsNew(SshTarget target) {
        return target.hostKeys().policy() == HostKeyPolicy.ACCEPT_NEW
                && AcceptedHostKeys.canName(target)
                && AcceptedHostKeys.obstacle(target).isEmpty()
                && hosts(target).allTold();
    }

    /** Accepts a new key, unless another process or thread has accepted one meanwhile. */
    HostKeyVerdict accept(SshTarget target, HostKeyVerdict unknown) {
        return newKeys.accept(target, unknown);
    }

    /** Tells the operator what has come up, each thing once. May wait while the operator answers a question. */
    public void report() {
        for (String remark = untold.poll(); remark != null; remark = untold.poll()) {
            remarks.accept(remark);
        }
    }

    static boolean same(PublicKey one, PublicKey other) {
        return Arrays.equals(blob(one), blob(other));
    }

    private static byte[] blob(PublicKey key) {
        return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    }
}
