package io.volmount.ssh;

import net.schmizz.sshj.userauth.UserAuthException;

/** What was to be offered to a server cannot be, and the login may go on with the next. The message says why. */
class CannotOffer extends UserAuthException {
    private static final long serialVersionUID = 1L;

    CannotOffer(String why) {
        super(why);
    }
}
