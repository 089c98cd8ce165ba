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
 * A key exchange that rejects malformed host keys. For an elliptic-curve point, sshj allocates as much memory as the
 * server's length field claims, up to 2 GiB, before the server is authenticated.
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
                        DisconnectReason.PROTOCOL_ERROR, "the server's key exchange reply contains no host key"));
        packet.rpos(begin);
        if (!isWellFormed(hostKey)) {
            throw new TransportException(DisconnectReason.PROTOCOL_ERROR, "the server's host key is malformed");
        }
        return exchange.next(message, packet);
    }

    private static Optional<byte[]> firstField(SSHPacket packet) {
        try {
            return Optional.of(packet.readBytes());
        } catch (Buffer.BufferException truncated) {
            return Optional.empty();
        }
    }

    /** Whether the length of each field of the key or certified key is correct. */
    public static boolean isWellFormed(byte[] hostKey) {
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
