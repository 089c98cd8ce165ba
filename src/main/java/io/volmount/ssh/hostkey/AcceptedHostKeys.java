package io.volmount.ssh.hostkey;

import io.volmount.access.SshTarget;
import io.volmount.agent.Sleeper;
import io.volmount.file.FileErrors;
import io.volmount.file.FileTrust;
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
 * Host keys accepted as new in this run (accept-new). From then on a host must show the accepted key, whether or not
 * it could be written to a file. Thread-safe.
 */
final class AcceptedHostKeys {
    private final Map<Path, KnownHostsFile> files = new ConcurrentHashMap<>();
    private final Map<Host, KnownHostKey> acceptedKeys = new ConcurrentHashMap<>();
    private final Sleeper sleeper;
    private final Consumer<String> remarks;

    private record Host(Path file, String name) {}

    /** @param remarks receives one sentence per accepted key; must not block */
    AcceptedHostKeys(Sleeper sleeper, Consumer<String> remarks) {
        this.sleeper = sleeper;
        this.remarks = remarks;
    }

    /** Whether the target has a known_hosts file, and its name contains no character that is special there. */
    static boolean isWritable(SshTarget target) {
        return !target.hostKeys().files().isEmpty() && !target.keyName().matches(".*[@?*#\\[\\]|'\"\\\\,!\\s\\p{C}].*");
    }

    /** Why a new key of the target cannot be stored in its first file, as a clause; empty if it can. */
    static Optional<String> obstacle(SshTarget target) {
        return target.hostKeys().files().stream()
                .limit(1)
                .flatMap(file -> objection(file).stream())
                .map(objection -> "it cannot be accepted as new, because " + objection
                        + "; set another file with knownHostsFile or UserKnownHostsFile")
                .findFirst();
    }

    private static Optional<String> objection(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Optional.of(file + " is not a regular file");
        }
        try {
            return FileTrust.objectionToNew(file).map(reason -> "another user could change " + file + ": " + reason);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** The key accepted for a target, in any of its files. */
    Optional<KnownHostKey> of(SshTarget target) {
        return target.hostKeys().files().stream()
                .map(file -> acceptedKeys.get(new Host(file, name(target))))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Adds the key to the target's first file, unless that file or this run has a key of the host by now. */
    HostKeyVerdict accept(SshTarget target, HostKeyVerdict verdict) {
        HostKey key = verdict.newKey().orElseThrow();
        Path path = target.hostKeys().files().get(0);
        String note = verdict.note().map(text -> " (" + text + ")").orElse("");
        KnownHostsFile file = files.computeIfAbsent(path, any -> new KnownHostsFile(path, sleeper));
        try (KnownHostsFile.Exclusive exclusive = file.lock()) {
            Optional<HostKeyVerdict> accepted = of(target).map(known -> known.compare(key));
            HostKeyVerdict now = accepted.isPresent()
                    ? accepted.get()
                    : exclusive.entriesOfOthers().verdict(target.keyName(), target.keyPort(), key);
            if (now.newKey().isEmpty()) {
                return now;
            }
            KnownHostKey line = exclusive.append(name(target), key);
            return pin(
                    target,
                    line,
                    note + " and added it to " + line.source() + "; compare the fingerprint with the"
                            + " one on the node");
        } catch (IOException e) {
            KnownHostKey unwritten = new KnownHostKey(key, "its first connection in this run");
            String failure = note + " for this run only: cannot write " + path + ": " + FileErrors.reason(path, e)
                    + "; add the key there, or the next run accepts any key as new";
            return pin(target, unwritten, failure);
        }
    }

    private HostKeyVerdict pin(SshTarget target, KnownHostKey key, String remark) {
        Host host = new Host(target.hostKeys().files().get(0), name(target));
        KnownHostKey earlier = acceptedKeys.putIfAbsent(host, key);
        if (earlier != null) {
            return earlier.compare(key.key());
        }
        remarks.accept(target.description() + ": accepted its new host key " + key.key() + remark);
        return new HostKeyVerdict.Trusted();
    }

    private static String name(SshTarget target) {
        return KnownHosts.nameOf(target.keyName(), target.keyPort());
    }
}
