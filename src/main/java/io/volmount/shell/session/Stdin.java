package io.volmount.shell.session;

import java.nio.charset.StandardCharsets;

/** What a command reads from its standard input, some of which may depend on what it prints. Used for one command. */
public interface Stdin {

    /**
     * What to write next.
     *
     * @param bytes wiped once they are written
     * @param last whether the input ends with them
     * @param aborted whether nobody need wait for the command's end, for it waits for somebody else
     */
    record Turn(byte[] bytes, boolean last, boolean aborted) {
        static Turn more(byte[] bytes) {
            return new Turn(bytes, false, false);
        }

        static Turn last(byte[] bytes) {
            return new Turn(bytes, true, false);
        }

        /** Nothing, until the command prints more. */
        static Turn await() {
            return more(new byte[0]);
        }

        static Turn end() {
            return last(new byte[0]);
        }

        static Turn giveUp() {
            return new Turn(new byte[0], true, true);
        }
    }

    /** Called when the command has started, and again whenever it has printed, until the last turn. */
    Turn turn(CommandResult.Output stdout, CommandResult.Output stderr);

    /** All that is written besides secrets, if everything is. */
    String script();

    /** A text, whatever the command prints. */
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
