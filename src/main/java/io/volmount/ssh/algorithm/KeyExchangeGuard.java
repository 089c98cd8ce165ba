package io.volmount.ssh.algorithm;

import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.key.UserKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.Transport;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.digest.Digest;
import net.schmizz.sshj.transport.kex.KeyExchange;

/**
 * A key exchange in which the server's host key is whole. sshj reserves as much memory for a point of an elliptic curve as the
 * server says that it needs, up to 2 GiB, before anybody knows who the server is.
 */
public final class KeyExchangeGuard implements KeyExchange {
    private final KeyExchange exchange;

    private KeyExchangeGuard(KeyExchange exchange) {
        this.exchange = exchange;
    }

    static Factory.Named<KeyExchange> over(Factory.Named<KeyExchange> exchanges) {
        return new Factory.Named<>() {
            @Override
            public String getName() {
                return exchanges.getName();
            }

            @Override
            public KeyExchange create() {
                return new KeyExchangeGuard(exchanges.create());
            }
        };
    }

    @Override
    public boolean next(Message message, SSHPacket packet) throws GeneralSecurityException, TransportException {
        int begin = packet.rpos();
        byte[] hostKey = firstField(packet)
                .orElseThrow(() -> new TransportException(
                        DisconnectReason.PROTOCOL_ERROR, "the server's answer has no host key in it"));
        packet.rpos(begin);
        if (!isWhole(hostKey)) {
            throw new TransportException(
                    DisconnectReason.PROTOCOL_ERROR, "the host key that the server offers is not whole");
        }
        return exchange.next(message, packet);
    }

    private static Optional<byte[]> firstField(SSHPacket packet) {
        try {
            return Optional.of(packet.readBytes());
        } catch (Buffer.BufferException cutShort) {
            return Optional.empty();
        }
    }

    /** Whether each field of the key, or of the key that a certificate is about, is as long as it says. */
    public static boolean isWhole(byte[] hostKey) {
        return HostKey.of(hostKey).isPresent()
                || UserKey.of(hostKey).flatMap(UserKey::certified).isPresent();
    }

    @Override
    public void init(Transport transport, String serverId, String clientId, byte[] serverInit, byte[] clientInit)
            throws GeneralSecurityException, TransportException {
        exchange.init(transport, serverId, clientId, serverInit, clientInit);
    }

    @Override
    public byte[] getH() {
        return exchange.getH();
    }

    @Override
    public BigInteger getK() {
        return exchange.getK();
    }

    @Override
    public Digest getHash() {
        return exchange.getHash();
    }

    @Override
    public PublicKey getHostKey() {
        return exchange.getHostKey();
    }
}
