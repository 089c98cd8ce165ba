package io.volmount.ssh.algorithm;

import com.hierynomus.sshj.transport.cipher.ChachaPolyCiphers;
import java.security.Provider;
import java.security.Security;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.cipher.Cipher;

/** OpenSSH's ChaCha20-Poly1305. Needs BouncyCastle, which is loaded only if a server negotiates this cipher. */
final class ChaCha20Factory implements Factory.Named<Cipher> {
    private final Factory.Named<Cipher> cipher = ChachaPolyCiphers.CHACHA_POLY_OPENSSH();

    @Override
    public String getName() {
        return cipher.getName();
    }

    @Override
    public Cipher create() {
        Security.addProvider(bouncyCastle());
        return cipher.create();
    }

    private static Provider bouncyCastle() {
        try {
            return (Provider) Class.forName("org.bouncycastle.jce.provider.BouncyCastleProvider")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("BouncyCastle, a dependency of sshj, is not on the class path", e);
        }
    }
}
