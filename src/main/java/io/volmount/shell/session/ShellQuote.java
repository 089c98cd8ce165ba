package io.volmount.shell.session;

/** Quoting for a POSIX shell. */
public final class ShellQuote {
    private ShellQuote() {}

    /**
     * One word that every POSIX shell reads as exactly this text.
     *
     * @throws IllegalArgumentException for a text with NUL in it, which no shell variable can hold
     */
    public static String quote(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL cannot be given to a shell");
        }
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
