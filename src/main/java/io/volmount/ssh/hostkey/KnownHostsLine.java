package io.volmount.ssh.hostkey;

import io.volmount.ssh.key.HostKey;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.regex.Pattern;

/** A known_hosts entry in the format of sshd(8). */
record KnownHostsLine(Marker marker, HostPattern hosts, KnownHostKey known) {

    private static final Pattern WHITESPACE = Pattern.compile("[ \t]+");

    enum Marker {
        NONE,
        CERT_AUTHORITY,
        REVOKED
    }

    /** A syntax error; the message follows {@code file:line}. */
    static final class Invalid extends Exception {
        private Invalid(String message) {
            super(message);
        }
    }

    static boolean isBlankOrComment(String text) {
        return text.isBlank() || text.strip().startsWith("#");
    }

    static KnownHostsLine parse(String text, Path file, int number) throws Invalid {
        Deque<String> fields = new ArrayDeque<>(Arrays.asList(WHITESPACE.split(text.strip(), 5)));
        Marker marker = marker(fields);
        if (fields.size() < 3) {
            throw new Invalid("incomplete: expected hosts, key type and key");
        }
        String hosts = fields.removeFirst();
        HostPattern pattern =
                HostPattern.parse(hosts).orElseThrow(() -> new Invalid("not a hashed host name: " + hosts));
        String type = fields.removeFirst();
        HostKey key =
                HostKey.parse(type, fields.removeFirst()).orElseThrow(() -> new Invalid("not a key of type " + type));
        return new KnownHostsLine(marker, pattern, new KnownHostKey(key, file, number));
    }

    private static Marker marker(Deque<String> fields) throws Invalid {
        String first = fields.getFirst();
        if (!first.startsWith("@")) {
            return Marker.NONE;
        }
        fields.removeFirst();
        return switch (first) {
            case "@revoked" -> Marker.REVOKED;
            case "@cert-authority" -> Marker.CERT_AUTHORITY;
            default -> throw new Invalid("unknown marker " + first);
        };
    }
}
