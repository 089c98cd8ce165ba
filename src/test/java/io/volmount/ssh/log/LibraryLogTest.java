package io.volmount.ssh.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LibraryLogTest {
    private final List<String> lines = new ArrayList<>();

    private final ConnectionLog log = new ConnectionLog() {
        @Override
        public void warn(String sentence) {}

        @Override
        public void library(String server, String line) {
            lines.add(server + " " + line);
        }
    };

    /** They contain packets in hexadecimal digits, which no search for a password finds. */
    @Test
    void tracesAreLeftOut() {
        Logger logger = new LibraryLog(log, "core@a1:22").getLogger("net.schmizz.sshj.transport.Encoder");

        logger.trace("Encoding packet #{}: {}", 7, "32 00 00");
        logger.debug("Negotiated {} of {}", 1, 2);
        logger.warn("Dropped", new IllegalStateException("closed"));

        assertThat(logger.isTraceEnabled()).isFalse();
        assertThat(lines)
                .containsExactly(
                        "core@a1:22 Encoder: Negotiated 1 of 2",
                        "core@a1:22 Encoder: Dropped: java.lang.IllegalStateException: closed");
    }
}
