package io.volmount.shell.session;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A command line that runs a script as root.
 *
 * @param stdin the script, and the dialogue with sudo before it
 * @param result removes sudo's output from the command's result
 * @param method describes how the script became root; valid once it has run
 */
public record ElevatedCommand(
        String command, Stdin stdin, UnaryOperator<CommandResult> result, Supplier<String> method) {

    /** A command that reads only the script. */
    static ElevatedCommand of(String command, String script, String method) {
        return new ElevatedCommand(command, Stdin.of(script), UnaryOperator.identity(), () -> method);
    }
}
