package io.volmount.mesos.maintenance;

import java.util.Locale;
import java.util.Objects;

/**
 * A machine as the master tells it from others.
 *
 * @param hostname as its agent says, in any case; empty if only the address counts
 * @param ip address of its agent; empty if only the name counts
 */
record MachineId(String hostname, String ip) {
    private String key() {
        return hostname.toLowerCase(Locale.ROOT) + " " + ip;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MachineId machine && key().equals(machine.key());
    }

    @Override
    public int hashCode() {
        return Objects.hash(key());
    }

    @Override
    public String toString() {
        return hostname + " (" + ip + ")";
    }
}
