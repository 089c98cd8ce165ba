package io.volmount.ssh.auth;

import io.volmount.ssh.key.UserKey;
import java.nio.file.Path;
import net.schmizz.sshj.userauth.UserAuthException;

/** A certificate from a file, with the key that it is about. */
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
