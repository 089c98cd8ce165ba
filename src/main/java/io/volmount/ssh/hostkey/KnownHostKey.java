package io.volmount.ssh.hostkey;

import io.volmount.ssh.key.HostKey;
import java.nio.file.Path;
import java.util.List;

/**
 * A known host key and its source.
 *
 * @param source {@code file:line}, or a description if it is not in a file
 */
record KnownHostKey(HostKey key, String source) {
    KnownHostKey(HostKey key, Path file, int line) {
        this(key, file + ":" + line);
    }

    /** The verdict on a presented key if only this one is trusted. */
    HostKeyVerdict compare(HostKey offered) {
        return key.equals(offered) ? new HostKeyVerdict.Trusted() : new HostKeyVerdict.Changed(offered, List.of(this));
    }

    @Override
    public String toString() {
        return key + " at " + source;
    }
}
