package io.volmount.ssh;

import net.schmizz.sshj.userauth.UserAuthException;

/** A server wants a key whose file is protected by a passphrase that nobody has been asked for so far. */
final class KeyLocked extends UserAuthException {
    private static final long serialVersionUID = 1L;

    private final transient IdentityFile file;

    KeyLocked(IdentityFile file) {
        super(file.path() + " is protected by a passphrase");
        this.file = file;
    }

    IdentityFile file() {
        return file;
    }
}
