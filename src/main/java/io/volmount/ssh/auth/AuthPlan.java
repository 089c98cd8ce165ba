package io.volmount.ssh.auth;

import java.util.List;
import net.schmizz.sshj.userauth.method.AuthMethod;

/**
 * What to offer a server, in this order.
 *
 * @param offers never more than a server takes
 * @param notTried keys for which there was no room
 * @param notes what kept other keys from being offered
 */
public record AuthPlan(List<Offer> offers, List<String> notTried, List<String> notes) {

    /** A key under one of its algorithms. */
    public record Offer(Identity key, String algorithm) {
        public AuthMethod method() {
            return new PublicKeyAuth(key, algorithm);
        }
    }
}
