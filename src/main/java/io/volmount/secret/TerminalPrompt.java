package io.volmount.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Prompts at the terminal with echo off.
 *
 * @param present whether there is a terminal
 * @param question such as {@code Password for sudo on the agents}
 */
public record TerminalPrompt(
        boolean present, InputStream in, PrintStream err, TypedAhead typedAhead, Echo echo, String question)
        implements SecretSource {
    @Override
    public Secret read() throws SecretUnavailable {
        if (!present) {
            throw new SecretUnavailable("there is no terminal to prompt at");
        }
        try {
            typedAhead.drop(in);
            err.print(question + ": ");
            err.flush();
            return echo.withEchoOff(() -> FirstLine.of(in))
                    .orElseThrow(() -> new SecretUnavailable("nothing was entered"));
        } catch (IOException e) {
            throw new SecretUnavailable("the terminal cannot be read");
        } finally {
            err.println();
        }
    }
}
