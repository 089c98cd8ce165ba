package io.volmount.shell.session;

import java.nio.charset.StandardCharsets;

/** The standard input of one command, which may depend on its output. */
public interface Stdin {

    /**
     * The next bytes to write.
     *
     * @param bytes wiped after writing
     * @param last whether to close stdin afterwards
     * @param aborted whether to abandon the command because it waits for input that does not exist
     */
    record Turn(byte[] bytes, boolean last, boolean aborted) {
        static Turn more(byte[] bytes) {
            return new Turn(bytes, false, false);
        }

        static Turn last(byte[] bytes) {
            return new Turn(bytes, true, false);
        }

        /** Nothing, until there is more output. */
        static Turn await() {
            return more(new byte[0]);
        }

        static Turn end() {
            return last(new byte[0]);
        }

        static Turn abort() {
            return new Turn(new byte[0], true, true);
        }
    }

    /** Called after the command has started and after each output, until the last turn. */
    Turn turn(CommandResult.Output stdout, CommandResult.Output stderr);

    /** Everything to be written, without secrets. */
    String script();

    /** A fixed text. */
    static Stdin of(String text) {
        return new Stdin() {
            @Override
            public Turn turn(CommandResult.Output stdout, CommandResult.Output stderr) {
                return Turn.last(text.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public String script() {
                return text;
            }
        };
    }
}
