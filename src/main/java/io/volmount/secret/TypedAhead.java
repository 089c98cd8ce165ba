package io.volmount.secret;

import java.io.IOException;
import java.io.InputStream;

/** What was typed at the terminal before anything was asked. It answers nothing. */
@FunctionalInterface
public interface TypedAhead {

    /** Throws it away, also the beginning of a line that has no end yet. */
    void drop(InputStream in) throws IOException;

    /** Of the terminal that is this process's standard input. */
    static TypedAhead ofTerminal() {
        return in -> {
            String before = Stty.settings();
            Thread restore = new Thread(() -> Stty.restore(before));
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                // A terminal that reads by lines keeps a line without an end to itself.
                Stty.set("-icanon", "min", "0", "time", "0");
                dropAvailable(in);
            } finally {
                Stty.restore(before);
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        };
    }

    /** Of a stream that knows how much of it is there already. Read, not skipped: to skip is to seek, which a terminal cannot. */
    static void dropAvailable(InputStream in) throws IOException {
        while (in.available() > 0 && in.read() >= 0) {
            // the next
        }
    }
}
