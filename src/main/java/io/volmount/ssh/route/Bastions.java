package io.volmount.ssh.route;

import io.volmount.access.SshTarget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bastions of a run, each connected from its first use to the end. Thread-safe. */
public final class Bastions implements AutoCloseable {
    private final Bastion.LoginMethod loginMethod;
    private final Map<SshTarget, Bastion> bastions = new ConcurrentHashMap<>();

    public Bastions(Bastion.LoginMethod loginMethod) {
        this.loginMethod = loginMethod;
    }

    /** The bastion for a hop. Equal hops (address, user, identities, route) share one. */
    Bastion of(SshTarget hop) {
        return bastions.computeIfAbsent(hop, one -> new Bastion(one, loginMethod));
    }

    @Override
    public void close() {
        bastions.values().forEach(Bastion::close);
    }
}
