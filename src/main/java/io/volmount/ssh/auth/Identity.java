package io.volmount.ssh.auth;

import io.volmount.ssh.key.UserKey;
import net.schmizz.sshj.userauth.UserAuthException;

/**
 * A key for public key authentication. The public key is offered first; the key signs only if the server accepts it.
 */
public interface Identity {

    /** The name to use in messages. */
    String name();

    /** The public key or certificate to offer. */
    UserKey publicHalf();

    /**
     * Signs an authentication request.
     *
     * @param algorithm signature algorithm, such as {@code rsa-sha2-512}
     * @return the signature in SSH's wire format
     */
    byte[] sign(String algorithm, byte[] data) throws UserAuthException;
}
