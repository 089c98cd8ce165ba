package io.volmount.shell.session;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A script on its way through a shell.
 *
 * @param command that reads it and runs it
 * @param result takes out of the command's result what the script had no part in
 * @param rise how it became root, in words; to be asked when it has
 */
public record ElevatedCommand(String command, Stdin stdin, UnaryOperator<CommandResult> result, Supplier<String> rise) {

    /** A command that reads the script and nothing else. */
    static ElevatedCommand of(String command, String script, String rise) {
        return new ElevatedCommand(command, Stdin.of(script), UnaryOperator.identity(), () -> rise);
    }
}
