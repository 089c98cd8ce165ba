package io.volmount.ssh;

import java.util.List;
import net.schmizz.sshj.userauth.method.AuthMethod;

/**
 * What to offer a server, in this order.
 *
 * @param offers never more than a server takes
 * @param notTried keys for which there was no room
 * @param notes what kept other keys from being offered
 */
record LoginPlan(List<Offer> offers, List<String> notTried, List<String> notes) {

    /** A key under one of its algorithms. */
    record Offer(LoginKey key, String algorithm) {
        AuthMethod method() {
            return new KeyOffer(key, algorithm);
        }
    }
}
