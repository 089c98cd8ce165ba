package io.volmount.secret;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Asks somebody at the terminal, who is not shown what they type.
 *
 * @param present whether there is a terminal
 * @param question as in {@code Password for sudo on the agents}
 */
public record TerminalPrompt(
        boolean present, InputStream in, PrintStream err, TypedAhead typedAhead, Echo echo, String question)
        implements SecretSource {
    @Override
    public Secret read() throws SecretUnavailable {
        if (!present) {
            throw new SecretUnavailable("there is no terminal to ask at");
        }
        try {
            typedAhead.drop(in);
            err.print(question + ": ");
            err.flush();
            return echo.unseen(() -> FirstLine.of(in))
                    .orElseThrow(() -> new SecretUnavailable("nothing was typed at the terminal"));
        } catch (IOException e) {
            throw new SecretUnavailable("the terminal cannot be read");
        } finally {
            err.println();
        }
    }
}
