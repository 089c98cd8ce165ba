package io.volmount.secret;

import java.io.IOException;
import java.util.Optional;

/** Controls the terminal's echo. */
@FunctionalInterface
public interface Echo {

    /** Reads a typed line. */
    @FunctionalInterface
    interface LineReader {
        Optional<Secret> read() throws IOException;
    }

    /** Reads with echo off. */
    Optional<Secret> withEchoOff(LineReader reader) throws IOException;

    /** The terminal on this process's standard input; echo is restored even if the process is interrupted. */
    static Echo ofTerminal() {
        return reader -> {
            String before = Stty.settings();
            Thread restore = new Thread(() -> Stty.restore(before));
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                Stty.set("-echo");
                return reader.read();
            } finally {
                Stty.restore(before);
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        };
    }
}
