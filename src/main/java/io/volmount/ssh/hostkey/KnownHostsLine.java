package io.volmount.ssh.hostkey;

import io.volmount.ssh.key.HostKey;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Pattern;

/** One line of a known_hosts file that says something, in the format of sshd(8). */
record KnownHostsLine(Marker marker, HostPattern hosts, KnownHostKey known) {

    private static final Pattern BLANKS = Pattern.compile("[ \t]+");

    enum Marker {
        NONE,
        CERT_AUTHORITY,
        REVOKED
    }

    /** What is wrong with a line, in words that follow its place. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private Broken(String what) {
            super(what);
        }
    }

    static boolean isSilent(String text) {
        return text.isBlank() || text.strip().startsWith("#");
    }

    static KnownHostsLine parse(String text, Path file, int number) throws Broken {
        Deque<String> fields = new ArrayDeque<>(Arrays.asList(BLANKS.split(text.strip(), 5)));
        Marker marker = marker(fields);
        if (fields.size() < 3) {
            throw new Broken("cut short: hosts, key type and key are expected");
        }
        String hosts = fields.removeFirst();
        HostPattern pattern =
                HostPattern.parse(hosts).orElseThrow(() -> new Broken("not a hashed host name: " + hosts));
        String type = fields.removeFirst();
        HostKey key = HostKey.parse(type, fields.removeFirst())
                .orElseThrow(() -> new Broken("not a key of the type " + type));
        return new KnownHostsLine(marker, pattern, new KnownHostKey(key, file, number));
    }

    private static Marker marker(Deque<String> fields) throws Broken {
        String first = fields.getFirst();
        if (!first.startsWith("@")) {
            return Marker.NONE;
        }
        fields.removeFirst();
        return switch (first) {
            case "@revoked" -> Marker.REVOKED;
            case "@cert-authority" -> Marker.CERT_AUTHORITY;
            default -> throw new Broken("unknown marker " + first);
        };
    }
}
