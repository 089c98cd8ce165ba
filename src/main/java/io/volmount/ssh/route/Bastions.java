package io.volmount.ssh.route;

import io.volmount.access.SshTarget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The servers on the way to the targets of a run, each kept from its first use to the end. Safe for threads. */
public final class Bastions implements AutoCloseable {
    private final Bastion.Entry entry;
    private final Map<SshTarget, Bastion> bastions = new ConcurrentHashMap<>();

    public Bastions(Bastion.Entry entry) {
        this.entry = entry;
    }

    /** One and the same for all who log in there in the same way, with the same keys. */
    Bastion of(SshTarget hop) {
        return bastions.computeIfAbsent(hop, one -> new Bastion(one, entry));
    }

    @Override
    public void close() {
        bastions.values().forEach(Bastion::close);
    }
}
