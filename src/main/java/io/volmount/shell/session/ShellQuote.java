package io.volmount.shell.session;

/** Quoting for a POSIX shell. */
public final class ShellQuote {
    private ShellQuote() {}

    /**
     * Quotes a text as one word for a POSIX shell.
     *
     * @throws IllegalArgumentException if the text contains NUL, which a shell variable cannot hold
     */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a shell word cannot contain NUL");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
