package io.volmount.ssh.auth;

import net.schmizz.sshj.userauth.UserAuthException;

/** What was to be offered to a server cannot be, and the login may go on with the next. The message says why. */
public class AuthMethodUnusable extends UserAuthException {
    private static final long serialVersionUID = 1L;

    AuthMethodUnusable(String why) {
        super(why);
    }
}
