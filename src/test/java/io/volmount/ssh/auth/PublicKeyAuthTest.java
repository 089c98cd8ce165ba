package io.volmount.ssh.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.ssh.key.UserKey;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.Transport;
import net.schmizz.sshj.userauth.AuthParams;
import net.schmizz.sshj.userauth.UserAuthException;
import org.junit.jupiter.api.Test;

/** A server cannot have more signed than it was offered: a hardware key would ask for a touch each time. */
class PublicKeyAuthTest {
    private static final String ALGORITHM = "ssh-ed25519";

    private final UserKey offered = key((byte) 1);
    private final List<byte[]> signed = new ArrayList<>();
    private final PublicKeyAuth offer = new PublicKeyAuth(new Counting(), ALGORITHM);

    private final class Counting implements Identity {
        @Override
        public UserKey publicHalf() {
            return offered;
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public byte[] sign(String algorithm, byte[] data) {
            signed.add(data);
            return new byte[] {1};
        }
    }

    private static UserKey key(byte first) {
        byte[] point = new byte[32];
        point[0] = first;
        byte[] blob =
                new Buffer.PlainBuffer().putString(ALGORITHM).putString(point).getCompactData();
        return UserKey.of(blob).orElseThrow();
    }

    private void accept(String algorithm, UserKey key) throws Exception {
        Transport transport = (Transport) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Transport.class},
                (proxy, method, args) -> method.getName().equals("getSessionID") ? new byte[] {7} : 0L);
        AuthParams params = (AuthParams) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {AuthParams.class},
                (proxy, method, args) -> method.getName().equals("getTransport") ? transport : "x");
        offer.init(params);
        offer.handle(
                Message.USERAUTH_60,
                new SSHPacket(new Buffer.PlainBuffer()
                        .putString(algorithm)
                        .putString(key.blob())
                        .getCompactData()));
    }

    @Test
    void theOfferedKeySignsOnce() throws Exception {
        accept(ALGORITHM, offered);
        assertThat(signed).hasSize(1);

        assertThatThrownBy(() -> accept(ALGORITHM, offered)).isInstanceOf(UserAuthException.class);
        assertThat(signed).hasSize(1);
    }

    @Test
    void nothingIsSignedForAnotherKeyOrAlgorithm() {
        assertThatThrownBy(() -> accept(ALGORITHM, key((byte) 2))).isInstanceOf(UserAuthException.class);
        assertThatThrownBy(() -> accept("rsa-sha2-512", offered)).isInstanceOf(UserAuthException.class);
        assertThat(signed).isEmpty();
    }
}
