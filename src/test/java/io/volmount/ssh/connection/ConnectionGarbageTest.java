package io.volmount.ssh.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A heap on which every connection leaves garbage. */
class ConnectionGarbageTest {
    private static final long MB = 1 << 20;

    private long live = 20 * MB;
    private long garbage;
    private long most;
    private int collections;
    private final ConnectionGarbage collecting = new ConnectionGarbage(() -> live + garbage, () -> {
        garbage = 0;
        collections++;
    });

    private void open(int connections, long left) {
        for (int i = 0; i < connections; i++) {
            garbage += left;
            collecting.opened();
            most = Math.max(most, garbage);
        }
    }

    @Test
    void garbageDoesNotGrowWithTheNumberOfConnections() {
        open(10_000, MB);

        assertThat(most).isLessThan(100 * MB);
        assertThat(collections).isLessThan(10_000 / 60);
    }

    @Test
    void connectionsThatLeaveLittleCostNothing() {
        open(10_000, 1024);

        assertThat(collections).isZero();
    }

    @Test
    void fewConnectionsCostNothing() {
        open(40, 4 * MB);

        assertThat(collections).isZero();
    }

    @Test
    void theMoreIsInUseTheLessOftenItIsSearched() {
        live = 400 * MB;
        open(1_000, MB);

        assertThat(collections).isLessThanOrEqualTo(6);
    }
}
