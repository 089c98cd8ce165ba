package io.volmount.shell;

import java.util.function.UnaryOperator;

/**
 * A script on its way through a shell.
 *
 * @param command that reads it and runs it
 * @param result takes out of the command's result what the script had no part in
 */
record Errand(String command, Stdin stdin, UnaryOperator<CommandResult> result) {

    /** A command that reads the script and nothing else. */
    static Errand of(String command, String script) {
        return new Errand(command, Stdin.of(script), UnaryOperator.identity());
    }
}
