package io.volmount.ssh;

import java.nio.file.Path;

/** A key and the line of a known_hosts file that holds it, counted from 1. */
record KnownKey(HostKey key, Path file, int line) {
    String place() {
        return file + ":" + line;
    }

    @Override
    public String toString() {
        return key + " at " + place();
    }
}
