package io.volmount.app.output;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.console.CombinedProgress;
import io.volmount.console.Progress;
import io.volmount.terminal.StandardStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the events of a command go.
 *
 * @param file empty for standard output
 */
record EventsTarget(Optional<Destination> file, ProcessContext context) {
    static final String STANDARD_OUTPUT = "-";

    /**
     * Checks that it can be written to. A file that is there is replaced with the first event.
     *
     * @param name as given to {@code --events}
     * @throws UsageException if it cannot be written to
     */
    static EventsTarget of(String name, ProcessContext context) {
        return new EventsTarget(
                name.equals(STANDARD_OUTPUT) ? Optional.empty() : Optional.of(Destination.of("--events", name)),
                context);
    }

    /** The same progress, with what happens written as events too. */
    Progress alongside(Progress shown) {
        String place = file.map(destination -> destination.file().toString()).orElse("standard output");
        LineWriter.Opening opening = file.isPresent() ? () -> open(file.get()) : () -> print(shown);
        Consumer<String> remarks = sentence -> shown.quietly(() -> {
            context.remark(sentence);
            return sentence;
        });
        return new CombinedProgress(shown, new EventsOutput(new LineWriter(place, opening, remarks), context.clock()));
    }

    /** On a terminal the lines must not get into what is painted there. */
    private LineWriter.Lines print(Progress shown) {
        return !context.terminals().isTerminal(StandardStream.OUT)
                ? context::printLine
                : line -> shown.quietly(() -> {
                    context.printLine(line);
                    return line;
                });
    }

    private static LineWriter.Lines open(Destination destination) throws IOException {
        destination.replace(nothing -> {});
        OutputStream out =
                Files.newOutputStream(destination.file(), StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        return new LineWriter.Lines() {
            @Override
            public void write(String line) throws IOException {
                out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
