package io.volmount.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.ssh.transport.Unreachable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server is told before it has shown who it is. */
class ClientGreetingTest {
    @Test
    void itAsksForStrictKeyExchangeAndForNothingWeakAndTellsNobodysName(@TempDir Path directory) throws Exception {
        CompletableFuture<String> told = new CompletableFuture<>();
        try (Lab lab = new Lab(directory, Lab.TIMINGS);
                RawPeer peer = new RawPeer(client -> {
                    client.getOutputStream().write("SSH-2.0-peer\r\n".getBytes(ISO_8859_1));
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    String version = line(in);
                    byte[] algorithms = new byte[in.readInt()];
                    in.readFully(algorithms);
                    told.complete(version + "\n" + new String(algorithms, ISO_8859_1));
                })) {
            catchThrowableOfType(
                    Unreachable.class, () -> lab.connect(peer.port()).close());

            assertThat(told.get(1, TimeUnit.MINUTES))
                    .startsWith("SSH-2.0-volmount")
                    .contains("kex-strict-c-v00@openssh.com")
                    .doesNotContain("cbc", "zlib", "ssh-dss", "sha1,", "core");
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString();
    }
}
