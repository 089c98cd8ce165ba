package io.volmount.ssh.auth;

import java.util.List;
import net.schmizz.sshj.userauth.method.AuthMethod;

/**
 * The identities to offer to a server, in this order.
 *
 * @param offers no more than a server accepts (MaxAuthTries)
 * @param notTried names of the identities beyond that limit
 * @param notes reasons why other identities are not usable
 */
public record AuthPlan(List<Offer> offers, List<String> notTried, List<String> notes) {

    /** An identity with one of its signature algorithms. */
    public record Offer(Identity key, String algorithm) {
        public AuthMethod method() {
            return new PublicKeyAuth(key, algorithm);
        }
    }
}
