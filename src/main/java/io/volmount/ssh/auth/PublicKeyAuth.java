package io.volmount.ssh.auth;

import io.volmount.ssh.key.UserKey;
import java.util.Arrays;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Public key authentication with one key and one algorithm: one try, and one signature if the server accepts this key.
 * (sshj's own method tries every algorithm of a key, signs as often as the server asks, supports RSA certificates with
 * SHA-1 only, and needs the private key itself.)
 */
final class PublicKeyAuth extends AbstractAuthMethod {
    private final Identity key;
    private final String algorithm;
    private boolean signed;

    PublicKeyAuth(Identity key, String algorithm) {
        super("publickey");
        this.key = key;
        this.algorithm = algorithm;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq()
                .putBoolean(signed)
                .putString(algorithm)
                .putString(key.publicHalf().blob());
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        if (signed || !isForThisKey(packet)) {
            throw new UserAuthException("the server requested a signature by a key that was not offered");
        }
        signed = true;
        SSHPacket request = request(true);
        byte[] data = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        params.getTransport().write(request.putString(key.sign(UserKey.withoutCertificate(algorithm), data)));
    }

    private boolean isForThisKey(SSHPacket accepted) {
        try {
            return accepted.readString().equals(algorithm)
                    && Arrays.equals(accepted.readBytes(), key.publicHalf().blob());
        } catch (Buffer.BufferException tooShort) {
            return false;
        }
    }
}
