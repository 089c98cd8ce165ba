package io.volmount.ssh.hostkey;

import io.volmount.ssh.key.HostKey;
import java.nio.file.Path;
import java.util.List;

/**
 * A key and where it is known from.
 *
 * @param place {@code file:line}, the line counted from 1; words, if the key stands nowhere
 */
record KnownHostKey(HostKey key, String place) {
    KnownHostKey(HostKey key, Path file, int line) {
        this(key, file + ":" + line);
    }

    /** The verdict on a key of a host that may have no key but this. */
    HostKeyVerdict compare(HostKey offered) {
        return key.equals(offered) ? new HostKeyVerdict.Trusted() : new HostKeyVerdict.Changed(offered, List.of(this));
    }

    @Override
    public String toString() {
        return key + " at " + place;
    }
}
