package io.volmount.ssh.algorithm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.ssh.Lab;
import io.volmount.ssh.RawPeer;
import io.volmount.ssh.SshKeygen;
import io.volmount.ssh.hostkey.Authority;
import io.volmount.ssh.transport.Unreachable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that nobody knows yet, and that says of its key that it is longer than it is. */
class KeyExchangeGuardTest {
    private static final int HUGE = 0x7ffffff0;
    private static final byte KEXINIT = 20;
    private static final byte KEX_ECDH_INIT = 30;
    private static final byte KEX_ECDH_REPLY = 31;

    @TempDir
    Path directory;

    static Stream<byte[]> keys() {
        return Stream.of(
                        key("ecdsa-sha2-nistp256")
                                .putString("nistp256")
                                .putUInt32(HUGE)
                                .putByte((byte) 4),
                        key("ecdsa-sha2-nistp256-cert-v01@openssh.com")
                                .putString("nonce")
                                .putString("nistp256")
                                .putUInt32(HUGE)
                                .putByte((byte) 4),
                        key("ssh-ed25519").putUInt32(HUGE),
                        key("ssh-rsa").putUInt32(HUGE),
                        new Buffer.PlainBuffer().putUInt32(HUGE),
                        new Buffer.PlainBuffer())
                .map(Buffer::getCompactData);
    }

    private static Buffer.PlainBuffer key(String type) {
        return new Buffer.PlainBuffer().putString(type);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void noMemoryIsReservedForIt(byte[] key) throws Exception {
        try (Lab lab = new Lab(directory, Lab.TIMINGS);
                RawPeer peer = new RawPeer(client -> exchange(client, key))) {
            Unreachable failure = catchThrowableOfType(
                    Unreachable.class, () -> lab.connect(peer.port()).close());

            assertThat(failure.kind()).isEqualTo(Unreachable.Kind.PROTOCOL_ERROR);
            assertThat(failure).hasMessageContaining("the server's host key is malformed");
        }
    }

    @Test
    void wholeOnesPass() throws Exception {
        Path key = SshKeygen.key(directory.resolve("key"), "", "-t ecdsa");
        Authority authority = Authority.make(directory.resolve("ca"), "-t ed25519");

        assertThat(KeyExchangeGuard.isWellFormed(Authority.blob(Path.of(key + ".pub"))))
                .isTrue();
        assertThat(KeyExchangeGuard.isWellFormed(Authority.blob(authority.sign(key, "-h -n a1"))))
                .isTrue();
    }

    /** The server's side of a key exchange, up to the key. */
    private static void exchange(Socket client, byte[] key) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        out.write("SSH-2.0-peer\r\n".getBytes(US_ASCII));
        while (in.read() != '\n') {
            continue;
        }
        send(out, algorithms());
        while (receive(in) != KEX_ECDH_INIT) {
            continue;
        }
        send(
                out,
                new Buffer.PlainBuffer()
                        .putByte(KEX_ECDH_REPLY)
                        .putString(key)
                        .putString(new byte[32])
                        .putString(new byte[64]));
        in.readAllBytes();
    }

    private static Buffer.PlainBuffer algorithms() {
        Buffer.PlainBuffer algorithms =
                new Buffer.PlainBuffer().putByte(KEXINIT).putRawBytes(new byte[16]);
        List.of(
                        "curve25519-sha256",
                        "ecdsa-sha2-nistp256",
                        "aes128-ctr",
                        "aes128-ctr",
                        "hmac-sha2-256",
                        "hmac-sha2-256",
                        "none",
                        "none",
                        "",
                        "")
                .forEach(algorithms::putString);
        return algorithms.putBoolean(false).putUInt32(0);
    }

    private static void send(OutputStream out, Buffer.PlainBuffer payload) throws IOException {
        byte[] bytes = payload.getCompactData();
        int padding = 16 - (bytes.length + 5) % 8;
        ByteBuffer packet = ByteBuffer.allocate(5 + bytes.length + padding)
                .putInt(1 + bytes.length + padding)
                .put((byte) padding)
                .put(bytes);
        out.write(packet.array());
        out.flush();
    }

    /** @return the number of the message */
    private static byte receive(DataInputStream in) throws IOException {
        byte[] packet = new byte[in.readInt()];
        in.readFully(packet);
        return packet[1];
    }
}
