package io.volmount.terminal;

import java.io.IOException;
import java.io.InputStream;
import org.jline.terminal.Terminal;

/** The terminals behind the standard streams. Safe for threads. */
public interface Terminals {

    boolean isTerminal(StandardStream stream);

    /** The size of the terminal behind this stream at this moment; the usual one if it is unknown. */
    ScreenSize size(StandardStream stream);

    /** The text with its long lines wrapped, if this stream is a terminal. */
    default String wrapped(String text, StandardStream stream) {
        return isTerminal(stream) ? new Wrapping(size(stream).columns()).of(text) : text;
    }

    /**
     * Discards what has been typed but not read, even an incomplete line, so that it does not answer a question.
     *
     * @param in standard input
     */
    void dropTypedAhead(InputStream in) throws IOException;

    /** Reads what is typed. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads while the terminal on standard input does not echo. Echo is restored even if the process is interrupted. */
    <T> T withEchoOff(Reading<T> reading) throws IOException;

    /**
     * Opens the terminal on standard input, for lines to be edited at it. What is printed goes to standard error.
     *
     * @throws IOException if it cannot be opened
     */
    Terminal open() throws IOException;

    /** Those of this process. Nothing is loaded and no terminal is touched until a method needs it. */
    static Terminals ofProcess() {
        return new ProcessTerminals();
    }

    /** Discards the available bytes of a stream. Reads instead of skipping: skip seeks, which a terminal cannot do. */
    static void dropAvailable(InputStream in) throws IOException {
        while (in.available() > 0 && in.read() >= 0) {
            // the next
        }
    }
}
