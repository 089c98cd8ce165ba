package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.reader.EOFError;

/** The commands on standard input, one a line, up to the first that fails. */
final class CommandScript {
    private final ShellSession session;
    private final ProcessContext context;

    CommandScript(ShellSession session, ProcessContext context) {
        this.session = session;
        this.context = context;
    }

    /** Runs them; the exit code of the one that failed, or 0. */
    int run() throws IOException, InterruptedException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(context.in(), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = lines.readLine(); line != null && !session.isLeft(); line = lines.readLine()) {
            number++;
            List<String> words = words(line, number);
            int exitCode = words.isEmpty() ? 0 : session.run(words);
            if (exitCode != 0) {
                context.remark("line " + number + " of standard input ended with exit code " + exitCode
                        + "; the lines after it are not run");
                return exitCode;
            }
        }
        return 0;
    }

    private static List<String> words(String line, int number) {
        try {
            return CommandWords.of(line);
        } catch (EOFError unclosed) {
            throw new UsageException("line " + number + " of standard input: a quote is not closed");
        }
    }
}
