package io.volmount.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.ssh.transport.Unreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends packets of sizes and in numbers that make no sense, before anything is encrypted. */
class PacketsTest {
    private static final byte DEBUG = 4;

    @TempDir
    Path directory;

    /** 32,773 and 262,144 are what RFC 4253 and OpenSSH allow and sshj's buffers hold; each of these is more. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 1 << 30, 300_000, 0})
    void noPacketIsWaitedForThatIsTooLong(int length) throws Exception {
        try (Lab lab = new Lab(directory, Lab.TIMINGS);
                RawPeer peer = new RawPeer(client -> {
                    client.getOutputStream().write(greeting());
                    client.getOutputStream()
                            .write(ByteBuffer.allocate(1024).putInt(length).array());
                    client.getInputStream().readAllBytes();
                })) {
            Unreachable failure = catchThrowableOfType(
                    Unreachable.class, () -> lab.connect(peer.port()).close());

            assertThat(failure.kind()).isEqualTo(Unreachable.Kind.PROTOCOL_ERROR);
            assertThat(failure).hasMessageContaining("packet length");
        }
    }

    @Test
    void messagesWithoutEndAreReadNoLongerThanALoginMayTake() throws Exception {
        Duration patience = Duration.ofMillis(500);
        try (Lab lab = new Lab(directory, Lab.timings(patience));
                RawPeer peer = new RawPeer(PacketsTest::chatter)) {
            Unreachable failure = catchThrowableOfType(
                    Unreachable.class, () -> lab.connect(peer.port()).close());

            assertThat(failure.kind()).isEqualTo(Unreachable.Kind.TIMED_OUT);
        }
    }

    private static byte[] greeting() {
        return "SSH-2.0-peer\r\n".getBytes(US_ASCII);
    }

    /** Until the client hangs up. */
    private static void chatter(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(greeting());
        byte[] words = "x".repeat(1000).getBytes(US_ASCII);
        ByteBuffer packet = ByteBuffer.allocate(1024);
        packet.putInt(1020)
                .put((byte) (1020 - 1 - 10 - words.length))
                .put(DEBUG)
                .put((byte) 0);
        packet.putInt(words.length).put(words).putInt(0);
        while (true) {
            out.write(packet.array());
        }
    }
}
