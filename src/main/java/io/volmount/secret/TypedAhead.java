package io.volmount.secret;

import java.io.IOException;
import java.io.InputStream;

/** Type-ahead: terminal input from before a prompt, which must not answer it. */
@FunctionalInterface
public interface TypedAhead {

    /** Discards it, including an incomplete line. */
    void drop(InputStream in) throws IOException;

    /** The type-ahead of the terminal on this process's standard input. */
    static TypedAhead ofTerminal() {
        return in -> {
            String before = Stty.settings();
            Thread restore = new Thread(() -> Stty.restore(before));
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                // In canonical mode the terminal does not deliver an incomplete line.
                Stty.set("-icanon", "min", "0", "time", "0");
                dropAvailable(in);
            } finally {
                Stty.restore(before);
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        };
    }

    /** Discards the available bytes of a stream. Reads instead of skipping: skip seeks, which a terminal cannot do. */
    static void dropAvailable(InputStream in) throws IOException {
        while (in.available() > 0 && in.read() >= 0) {
            // the next
        }
    }
}
