package io.volmount.ssh.auth;

import io.volmount.ssh.key.IdentityFile;
import net.schmizz.sshj.userauth.UserAuthException;

/** The server accepted a key that is still encrypted; its passphrase has not been requested yet. */
public final class KeyLocked extends UserAuthException {
    private final transient IdentityFile file;

    KeyLocked(IdentityFile file) {
        super(file.path() + " is protected by a passphrase");
        this.file = file;
    }

    public IdentityFile file() {
        return file;
    }
}
