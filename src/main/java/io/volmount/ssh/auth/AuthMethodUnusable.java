package io.volmount.ssh.auth;

import net.schmizz.sshj.userauth.UserAuthException;

/** An authentication method cannot be used; the login continues with the next one. The message is the reason. */
public class AuthMethodUnusable extends UserAuthException {
    AuthMethodUnusable(String reason) {
        super(reason);
    }
}
