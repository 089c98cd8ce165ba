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
 * The host keys of one run: the known_hosts files, each read once, and the keys accepted as new since. Thread-safe.
 */
public final class HostTrust {
    private final Map<List<Path>, KnownHosts> read = new ConcurrentHashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private final Queue<String> pendingRemarks = new ConcurrentLinkedQueue<>();
    private final AcceptedHostKeys accepted;
    private final Clock clock;
    private final Consumer<String> remarks;

    /** @param remarks receives one sentence for each skipped line and each accepted key */
    public HostTrust(Clock clock, Sleeper sleeper, Consumer<String> remarks) {
        this.accepted = new AcceptedHostKeys(sleeper, pendingRemarks::add);
        this.clock = clock;
        this.remarks = remarks;
    }

    /** Reads the files again when they are needed next. */
    public void reread() {
        read.clear();
    }

    KnownHosts hosts(SshTarget target) {
        return read.computeIfAbsent(target.hostKeys().files(), this::read);
    }

    private KnownHosts read(List<Path> files) {
        KnownHosts hosts = KnownHosts.read(files);
        hosts.warnings().stream()
                .filter(warned::add)
                .map(warning -> warning + "; ignored")
                .forEach(pendingRemarks::add);
        return hosts;
    }

    /** A check that prefers the target's known key types, and certificates if a CA is trusted for it. */
    public HostKeyCheck check(SshTarget target) {
        KnownHosts hosts = hosts(target);
        Stream<String> acceptedType =
                accepted.of(target).stream().map(known -> known.key().type());
        List<String> types = Stream.concat(acceptedType, hosts.likelyTypes(target.keyName(), target.keyPort()).stream())
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
    String trustSource(SshTarget target, PublicKey trusted) {
        return judge(target).trustSource(trusted);
    }

    private HostKeyJudge judge(SshTarget target) {
        return new HostKeyJudge(hosts(target), target, accepted.of(target), clock.instant());
    }

    /**
     * Whether an unknown host's key is accepted; never if a known_hosts file could not be read, as it may hold another
     * key.
     */
    boolean acceptsNew(SshTarget target) {
        return target.hostKeys().policy() == HostKeyPolicy.ACCEPT_NEW
                && AcceptedHostKeys.isWritable(target)
                && AcceptedHostKeys.obstacle(target).isEmpty()
                && hosts(target).allFilesRead();
    }

    /** Accepts a new key, unless another process or thread has accepted a key of the host meanwhile. */
    HostKeyVerdict accept(SshTarget target, HostKeyVerdict unknown) {
        return accepted.accept(target, unknown);
    }

    /** Reports pending remarks, each once. May block while the operator answers a prompt. */
    public void report() {
        for (String remark = pendingRemarks.poll(); remark != null; remark = pendingRemarks.poll()) {
            remarks.accept(remark);
        }
    }

    static boolean sameKey(PublicKey one, PublicKey other) {
        return Arrays.equals(blob(one), blob(other));
    }

    private static byte[] blob(PublicKey key) {
        return new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    }
}
