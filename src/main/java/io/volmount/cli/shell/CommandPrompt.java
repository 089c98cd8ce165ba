package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import io.volmount.file.FileErrors;
import io.volmount.report.Printable;
import io.volmount.report.Style;
import io.volmount.report.Wording;
import io.volmount.terminal.StandardStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** Commands that are typed at a terminal. */
final class CommandPrompt {
    private final Terminal terminal;
    private final ShellSession session;
    private final ProcessContext context;

    CommandPrompt(Terminal terminal, ShellSession session, ProcessContext context) {
        this.terminal = terminal;
        this.session = session;
        this.context = context;
    }

    /** Runs commands until the operator leaves. */
    void run() throws InterruptedException {
        terminal.handle(Terminal.Signal.INT, signal -> session.interrupt());
        LineReader reader = reader();
        context.remark(
                Wording.count(session.agents().names().size(), "agent") + "; help lists the commands, Ctrl-D leaves");
        int exitCode = 0;
        while (!session.isLeft()) {
            try {
                reader.readLine(prompt(exitCode));
                List<String> words = CommandWords.of(reader.getParsedLine());
                boolean ctrlC = Thread.interrupted();
                exitCode = words.isEmpty() || ctrlC ? 0 : session.run(words);
            } catch (UserInterruptException givenUp) {
                exitCode = 0;
            } catch (EndOfFileException left) {
                session.leave();
            }
        }
    }

    private String prompt(int exitCode) {
        Style style = context.style(StandardStream.ERR);
        String failed = exitCode == 0 ? "" : " " + style.bad("[" + exitCode + "]");
        return style.strong(Printable.of(session.title())) + failed + "> ";
    }

    private LineReader reader() {
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("volmount")
                .parser(CommandWords.parser())
                .completer(new CommandCompleter(session, context))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
        try {
            Path history = new HistoryFile(context, session.options().inventories()).create();
            builder.variable(LineReader.HISTORY_FILE, history);
        } catch (IOException failed) {
            context.remark("the history of commands is not kept: "
                    + FileErrors.sentence(failed).orElseGet(failed::getMessage));
        }
        return builder.build();
    }
}
