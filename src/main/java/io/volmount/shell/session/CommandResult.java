package io.volmount.shell.session;

import java.util.OptionalInt;

/**
 * The result of one command. Whatever the ending, the outputs contain everything received by then.
 */
public record CommandResult(Ending ending, Output stdout, Output stderr) {

    /**
     * The output of a command on one stream.
     *
     * @param text decoded as UTF-8; malformed bytes become U+FFFD
     * @param droppedBytes number of bytes dropped after the text
     */
    public record Output(String text, long droppedBytes) {
        public boolean truncated() {
            return droppedBytes > 0;
        }
    }

    /** The exit status, if the command is known to have exited. */
    public OptionalInt exitStatus() {
        return ending instanceof Ending.Exited exited ? OptionalInt.of(exited.status()) : OptionalInt.empty();
    }
}
