package io.volmount.shell;

import java.nio.charset.StandardCharsets;

/** What a command reads from its standard input, some of which may depend on what it prints. Used for one command. */
public interface Stdin {

    /**
     * What to write next.
     *
     * @param bytes wiped once they are written
     * @param last whether the input ends with them
     */
    record Turn(byte[] bytes, boolean last) {
        /** Nothing, until the command prints more. */
        static Turn await() {
            return new Turn(new byte[0], false);
        }

        static Turn end() {
            return new Turn(new byte[0], true);
        }
    }

    /** Called when the command has started, and again whenever it has printed, until the last turn. */
    Turn turn(CommandResult.Output stdout, CommandResult.Output stderr);

    /** A text, whatever the command prints. */
    static Stdin of(String text) {
        return (stdout, stderr) -> new Turn(text.getBytes(StandardCharsets.UTF_8), true);
    }
}
