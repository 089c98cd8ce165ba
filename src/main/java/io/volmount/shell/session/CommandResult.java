package io.volmount.shell.session;

import java.util.OptionalInt;

/**
 * What came of one command. Whatever the ending, the outputs hold what had arrived by then.
 */
public record CommandResult(Ending ending, Output stdout, Output stderr) {

    /**
     * What a command wrote to one stream.
     *
     * @param text decoded as UTF-8; what is not UTF-8 became U+FFFD
     * @param droppedBytes how much came after the text and was dropped
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
