package io.volmount.ssh.hostkey;

import io.volmount.file.FileErrors;
import io.volmount.file.TrustedFile;
import io.volmount.file.UntrustedFile;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.PeerText;
import io.volmount.text.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The entries of a list of known_hosts files, read once. Thread-safe.
 *
 * <p>As in OpenSSH, an invalid line is skipped with a warning, and a missing file is empty.
 */
public final class KnownHosts {
    /** Largest file size in bytes; far above the keys of 10,000 hosts. */
    private static final int MAX_FILE_SIZE = 16 << 20;

    /** Most invalid lines to warn about; one more warning says that there are others. */
    private static final int MAX_WARNINGS = 20;

    /** Many configurations use it for "no file". */
    private static final Path DEV_NULL = Path.of("/dev/null");

    private final List<Path> files;
    private final List<Path> missing = new ArrayList<>();
    private final List<Path> unread = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final KnownHostKeys trusted;
    private final KnownHostKeys revoked;
    private final KnownHostKeys authorities;

    private KnownHosts(List<Path> files) {
        this.files = List.copyOf(files);
        List<KnownHostsLine> lines =
                files.stream().flatMap(f -> read(f).stream()).toList();
        trusted = marked(lines, KnownHostsLine.Marker.NONE);
        revoked = marked(lines, KnownHostsLine.Marker.REVOKED);
        authorities = marked(lines, KnownHostsLine.Marker.CERT_AUTHORITY);
    }

    public static KnownHosts read(List<Path> files) {
        return new KnownHosts(files);
    }

    /**
     * The verdict on a key that a host presented. A revoked key is never trusted. For a port other than 22 the name is
     * {@code [host]:port}; lines for the host alone apply only if that name has no key.
     */
    public HostKeyVerdict verdict(String address, int port, HostKey offered) {
        Optional<KnownHostKey> revocation = revocation(address, port, offered);
        if (revocation.isPresent()) {
            return new HostKeyVerdict.Revoked(offered, revocation.get());
        }
        List<String> names = names(address, port);
        for (String name : names) {
            if (!trusted.holding(offered, name).isEmpty()) {
                return new HostKeyVerdict.Trusted();
            }
            List<KnownHostKey> otherKeys = name.equals(names.get(0)) ? trusted.of(name) : List.of();
            if (!otherKeys.isEmpty()) {
                return new HostKeyVerdict.Changed(offered, otherKeys);
            }
        }
        return new HostKeyVerdict.Unknown(offered, authorities(address, port));
    }

    /** The line that revokes a key for a host, under any of its names. */
    Optional<KnownHostKey> revocation(String address, int port, HostKey key) {
        return names(address, port).stream()
                .flatMap(name -> revoked.holding(key, name).stream())
                .findFirst();
    }

    /** The CAs trusted for a host. Lines for the host alone apply only if none is for host and port. */
    public List<KnownHostKey> authorities(String address, int port) {
        return names(address, port).stream()
                .map(authorities::of)
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The line by which a key is trusted. */
    public Optional<KnownHostKey> trustSource(String address, int port, HostKey trustedKey) {
        return names(address, port).stream()
                .flatMap(name -> trusted.holding(trustedKey, name).stream())
                .findFirst();
    }

    /** Key types to negotiate first: the known ones of the host or, to avoid hashing, a guess. */
    public List<String> likelyTypes(String address, int port) {
        return names(address, port).stream()
                .flatMap(name -> trusted.likelyTypes(name).stream())
                .distinct()
                .toList();
    }

    /** One {@code file:line: error} per invalid line, and one per unreadable file. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Whether every existing file was read. */
    boolean allFilesRead() {
        return unread.isEmpty();
    }

    /** The files, each missing one marked. */
    String describeFiles() {
        return files.isEmpty()
                ? "no known_hosts file"
                : files.stream()
                        .map(file -> file + (missing.contains(file) ? " (does not exist)" : ""))
                        .collect(Collectors.joining(", "));
    }

    /** The name of a host in known_hosts. */
    static String nameOf(String address, int port) {
        return names(address, port).get(0);
    }

    private static List<String> names(String address, int port) {
        String host = address.toLowerCase(Locale.ROOT);
        return port == Endpoint.SSH_PORT ? List.of(host) : List.of("[" + host + "]:" + port, host);
    }

    private List<KnownHostsLine> read(Path file) {
        List<KnownHostsLine> lines = new ArrayList<>();
        try {
            int number = 0;
            for (String text : text(file).split("\r?\n")) {
                number++;
                if (!KnownHostsLine.isBlankOrComment(text)) {
                    readLine(text, file, number, lines);
                }
            }
        } catch (NoSuchFileException e) {
            missing.add(file);
        } catch (UntrustedFile e) {
            unread.add(file);
            warnings.add(file + ": ignored: " + e.getReason());
        } catch (IOException e) {
            unread.add(file);
            warnings.add(file + ": cannot be read: " + FileErrors.reason(file, e));
        }
        return lines;
    }

    private static String text(Path file) throws IOException {
        return file.equals(DEV_NULL) ? "" : new String(TrustedFile.read(file, MAX_FILE_SIZE), StandardCharsets.UTF_8);
    }

    private void readLine(String text, Path file, int number, List<KnownHostsLine> lines) {
        try {
            lines.add(KnownHostsLine.parse(text, file, number));
        } catch (KnownHostsLine.Invalid invalid) {
            if (warnings.size() < MAX_WARNINGS) {
                warnings.add(file + ":" + number + ": " + PeerText.clean(invalid.getMessage()));
            } else if (warnings.size() == MAX_WARNINGS) {
                warnings.add(file + ":" + number + ": this line is invalid too, and there may be more");
            }
        }
    }

    private static KnownHostKeys marked(List<KnownHostsLine> lines, KnownHostsLine.Marker marker) {
        return new KnownHostKeys(
                lines.stream().filter(l -> l.marker() == marker).toList());
    }
}
