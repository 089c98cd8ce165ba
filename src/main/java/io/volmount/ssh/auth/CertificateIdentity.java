package io.volmount.ssh.auth;

import io.volmount.ssh.key.UserKey;
import java.nio.file.Path;
import net.schmizz.sshj.userauth.UserAuthException;

/** A user certificate from a file, with its key. */
record CertificateIdentity(Path file, UserKey publicHalf, Identity key) implements Identity {
    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) throws UserAuthException {
        return key.sign(algorithm, data);
    }
}
