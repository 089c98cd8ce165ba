package io.volmount.ssh.connection;

import java.util.function.LongSupplier;

/**
 * Collects what closed connections leave in memory. A connection that is open for a while gets its buffers, some 300 KB, moved
 * to the old generation of the heap, and Java 25's serial collector collects that only when it has filled all the memory that
 * it may take: a quarter of the machine's. Thread-safe.
 */
public final class ConnectionGarbage {
    /** So many logins leave enough to be worth a collection, which takes tenths of a second. */
    static final int LOGINS = 64;

    /** More than what new objects take by themselves, for the most part. */
    static final long BYTES = 48L << 20;

    private final LongSupplier used;
    private final Runnable collector;
    private int logins;
    private long kept;

    /**
     * @param used how many bytes of the heap are in use, by what lives or by garbage
     * @param collector collects all garbage
     */
    ConnectionGarbage(LongSupplier used, Runnable collector) {
        this.used = used;
        this.collector = collector;
    }

    /** That of this process. */
    public static ConnectionGarbage ofThisProcess() {
        Runtime runtime = Runtime.getRuntime();
        return new ConnectionGarbage(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
    }

    /** Another connection is open. Collects if much may have been left since the last time, compared with what was kept then. */
    public synchronized void opened() {
        logins++;
        if (logins >= LOGINS && used.getAsLong() - kept > Math.max(BYTES, kept / 2)) {
            collector.run();
            kept = used.getAsLong();
            logins = 0;
        }
    }
}
