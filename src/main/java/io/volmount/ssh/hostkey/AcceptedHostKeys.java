package io.volmount.ssh.hostkey;

import io.volmount.access.SshTarget;
import io.volmount.agent.Sleeper;
import io.volmount.document.FileErrors;
import io.volmount.document.FileTrust;
import io.volmount.ssh.key.HostKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keys of hosts that were new to this run and that it has let in. From then on each is the only one that its host may
 * have, whether or not it could be written down. Safe for threads.
 */
final class AcceptedHostKeys {
    private final Map<Path, KnownHostsFile> files = new ConcurrentHashMap<>();
    private final Map<Host, KnownHostKey> accepted = new ConcurrentHashMap<>();
    private final Sleeper sleeper;
    private final Consumer<String> remarks;

    private record Host(Path file, String name) {}

    /** @param remarks told of each key, in a sentence that begins with the target's place; must not wait */
    AcceptedHostKeys(Sleeper sleeper, Consumer<String> remarks) {
        this.sleeper = sleeper;
        this.remarks = remarks;
    }

    /** Whether there is a file to write the target's key to, and its name can stand there for itself alone. */
    static boolean canName(SshTarget target) {
        return !target.hostKeys().files().isEmpty() && !target.keyName().matches(".*[@?*#\\[\\]|'\"\\\\,!\\s\\p{C}].*");
    }

    /** Why a new key of the target could not be kept in its first file, in a phrase; empty if there is nothing against it. */
    static Optional<String> obstacle(SshTarget target) {
        return target.hostKeys().files().stream()
                .limit(1)
                .flatMap(file -> objection(file).stream())
                .map(objection -> "it cannot be accepted as new, for " + objection
                        + ": name another with knownHostsFile or UserKnownHostsFile")
                .findFirst();
    }

    private static Optional<String> objection(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Optional.of(file + " is no regular file to write it to");
        }
        try {
            return FileTrust.objectionToNew(file)
                    .map(why -> "it would be written to " + file + ", where somebody else could change it, as " + why);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** The key accepted for a target, whichever of its files it belongs to. */
    Optional<KnownHostKey> of(SshTarget target) {
        return target.hostKeys().files().stream()
                .map(file -> accepted.get(new Host(file, name(target))))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Writes the key to the target's first file, unless that or this run knows something of the host by now. */
    HostKeyVerdict accept(SshTarget target, HostKeyVerdict verdict) {
        HostKey key = verdict.newKey().orElseThrow();
        Path path = target.hostKeys().files().get(0);
        String why = verdict.note().map(note -> " (" + note + ")").orElse("");
        KnownHostsFile file = files.computeIfAbsent(path, any -> new KnownHostsFile(path, sleeper));
        try (KnownHostsFile.Turn turn = file.turn()) {
            Optional<HostKeyVerdict> mine = of(target).map(known -> known.compare(key));
            HostKeyVerdict now =
                    mine.isPresent() ? mine.get() : turn.othersLines().verdict(target.keyName(), target.keyPort(), key);
            if (now.newKey().isEmpty()) {
                return now;
            }
            KnownHostKey line = turn.append(name(target), key);
            return pin(target, line, why + " and wrote it to " + line.place() + "; compare it with the node's own");
        } catch (IOException e) {
            KnownHostKey unwritten = new KnownHostKey(key, "its first connection in this run");
            String failure = why + " for this run alone, for it cannot be written to " + path + ": "
                    + FileErrors.reason(path, e) + "; add it there, or the next run takes any other key for new too";
            return pin(target, unwritten, failure);
        }
    }

    private HostKeyVerdict pin(SshTarget target, KnownHostKey key, String remark) {
        Host host = new Host(target.hostKeys().files().get(0), name(target));
        KnownHostKey earlier = accepted.putIfAbsent(host, key);
        if (earlier != null) {
            return earlier.compare(key.key());
        }
        remarks.accept(target.place() + ": accepted its new host key " + key.key() + remark);
        return new HostKeyVerdict.Trusted();
    }

    private static String name(SshTarget target) {
        return KnownHosts.nameOf(target.keyName(), target.keyPort());
    }
}
