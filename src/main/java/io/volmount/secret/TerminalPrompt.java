package io.volmount.secret;

import io.volmount.terminal.Terminals;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Prompts at the terminal with echo off.
 *
 * @param present whether there is a terminal
 * @param question such as {@code Password for sudo on the agents}
 */
public record TerminalPrompt(boolean present, InputStream in, PrintStream err, Terminals terminals, String question)
        implements SecretSource {
    @Override
    public Secret read() throws SecretUnavailable {
        if (!present) {
            throw new SecretUnavailable("there is no terminal to prompt at");
        }
        try {
            return terminals.withEchoOff(this::ask).orElseThrow(() -> new SecretUnavailable("nothing was entered"));
        } catch (IOException e) {
            throw new SecretUnavailable("the terminal cannot be read");
        } finally {
            err.println();
        }
    }

    /** Echo is off before the question is there, so that an answer shows nowhere, however soon it comes. */
    private Optional<Secret> ask() throws IOException {
        terminals.dropTypedAhead(in);
        err.print(question + ": ");
        err.flush();
        return FirstLine.of(in);
    }
}
