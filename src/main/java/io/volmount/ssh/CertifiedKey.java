package io.volmount.ssh;

import java.nio.file.Path;
import net.schmizz.sshj.userauth.UserAuthException;

/** A certificate from a file, with the key that it is about. */
record CertifiedKey(Path file, UserKey publicHalf, LoginKey key) implements LoginKey {
    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) throws UserAuthException {
        return key.sign(algorithm, data);
    }
}
