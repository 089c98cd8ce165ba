package io.volmount.ssh.auth;

import io.volmount.ssh.key.IdentityFile;
import net.schmizz.sshj.userauth.UserAuthException;

/** A server wants a key whose file is protected by a passphrase that nobody has been asked for so far. */
public final class KeyLocked extends UserAuthException {
    private static final long serialVersionUID = 1L;

    private final transient IdentityFile file;

    KeyLocked(IdentityFile file) {
        super(file.path() + " is protected by a passphrase");
        this.file = file;
    }

    public IdentityFile file() {
        return file;
    }
}
