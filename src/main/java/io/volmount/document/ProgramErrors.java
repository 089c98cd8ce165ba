package io.volmount.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Duration;

/** Passes on what a program prints on its standard error while it runs, to a stream that makes it safe for a terminal. */
public final class ProgramErrors {
    /** What the program has started may keep the stream open for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Thread relay;

    private ProgramErrors(Thread relay) {
        this.relay = relay;
    }

    /** @param to is not closed */
    public static ProgramErrors relay(Process program, PrintStream to) {
        Thread relay = new Thread(() -> pass(program, to), "program-errors");
        relay.setDaemon(true);
        relay.start();
        return new ProgramErrors(relay);
    }

    private static void pass(Process program, PrintStream to) {
        try (InputStream printed = program.getErrorStream()) {
            printed.transferTo(to);
        } catch (IOException ended) {
            // the program is gone, and with it what it had to say
        }
    }

    /** Waits a moment for the last of it, when the program has ended. */
    public void awaitEnd() throws InterruptedException {
        relay.join(PATIENCE.toMillis());
    }
}
