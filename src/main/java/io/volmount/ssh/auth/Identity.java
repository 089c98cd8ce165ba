package io.volmount.ssh.auth;

import io.volmount.ssh.key.UserKey;
import net.schmizz.sshj.userauth.UserAuthException;

/** A key to log in with. It is offered by its public half, and signs only when the server has taken that. */
public interface Identity {

    /** How messages call it. */
    String name();

    /** What the server is offered: a public key or a certificate. */
    UserKey publicHalf();

    /**
     * Signs for a login.
     *
     * @param algorithm of the signature, such as {@code rsa-sha2-512}
     * @return the signature in SSH's wire format
     */
    byte[] sign(String algorithm, byte[] data) throws UserAuthException;
}
