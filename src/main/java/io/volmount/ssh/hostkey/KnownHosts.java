package io.volmount.ssh.hostkey;

import io.volmount.document.FileErrors;
import io.volmount.document.TrustedFile;
import io.volmount.document.UntrustedFile;
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
 * What some known_hosts files say of host keys, read once. Safe for threads.
 *
 * <p>A broken line says nothing and is kept as a warning, as OpenSSH does; a file that does not exist says nothing either.
 */
public final class KnownHosts {
    /** Of a file, in bytes: far more than the keys of 10,000 hosts. */
    private static final int LARGEST = 16 << 20;

    /** Lines that are told to be broken; of more the first is. */
    private static final int MOST_WARNINGS = 20;

    /** Named by many configurations for no file at all. */
    private static final Path NONE = Path.of("/dev/null");

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
     * What the files say of a key offered by a host. A revoked key is never trusted. On a port other than 22 the host is
     * looked for as {@code [host]:port}; only if that name has no key at all may a line for the bare host vouch for it.
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
            List<KnownHostKey> others = name.equals(names.get(0)) ? trusted.of(name) : List.of();
            if (!others.isEmpty()) {
                return new HostKeyVerdict.Changed(offered, others);
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

    /** The lines with authorities that may vouch for a host; a bare host's only if none are for host and port. */
    public List<KnownHostKey> authorities(String address, int port) {
        return names(address, port).stream()
                .map(authorities::of)
                .filter(lines -> !lines.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The line by which a key is trusted. */
    public Optional<KnownHostKey> voucher(String address, int port, HostKey trustedKey) {
        return names(address, port).stream()
                .flatMap(name -> trusted.holding(trustedKey, name).stream())
                .findFirst();
    }

    /** The types of key to ask the host for first: those that it is known by, or, at little cost, a good guess. */
    public List<String> likelyTypes(String address, int port) {
        return names(address, port).stream()
                .flatMap(name -> trusted.likelyTypes(name).stream())
                .distinct()
                .toList();
    }

    /** {@code file:line: what is wrong}, and unreadable files. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Whether every file that is there was read. */
    boolean allTold() {
        return unread.isEmpty();
    }

    /** The files looked at, and which of them are not there. */
    String describeFiles() {
        return files.isEmpty()
                ? "no known_hosts file"
                : files.stream()
                        .map(file -> file + (missing.contains(file) ? " (does not exist)" : ""))
                        .collect(Collectors.joining(", "));
    }

    /** What ssh calls the host in known_hosts. */
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
                if (!KnownHostsLine.isSilent(text)) {
                    readLine(text, file, number, lines);
                }
            }
        } catch (NoSuchFileException e) {
            missing.add(file);
        } catch (UntrustedFile e) {
            unread.add(file);
            warnings.add(file + ": not used: " + e.getReason());
        } catch (IOException e) {
            unread.add(file);
            warnings.add(file + ": cannot be read: " + FileErrors.reason(file, e));
        }
        return lines;
    }

    private static String text(Path file) throws IOException {
        return file.equals(NONE) ? "" : new String(TrustedFile.read(file, LARGEST), StandardCharsets.UTF_8);
    }

    private void readLine(String text, Path file, int number, List<KnownHostsLine> lines) {
        try {
            lines.add(KnownHostsLine.parse(text, file, number));
        } catch (KnownHostsLine.Broken broken) {
            if (warnings.size() < MOST_WARNINGS) {
                warnings.add(file + ":" + number + ": " + PeerText.clean(broken.getMessage()));
            } else if (warnings.size() == MOST_WARNINGS) {
                warnings.add(file + ":" + number + ": this line is broken too, and there may be more");
            }
        }
    }

    private static KnownHostKeys marked(List<KnownHostsLine> lines, KnownHostsLine.Marker marker) {
        return new KnownHostKeys(
                lines.stream().filter(l -> l.marker() == marker).toList());
    }
}
