package io.volmount.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The journal of the one run that was ever begun from a desk. */
record RunJournal(Path runs) {
    static RunJournal of(Desk desk) {
        return new RunJournal(desk.state().resolve("volmount/runs"));
    }

    /** Whole lines in it; none before it is there. */
    long lines() throws IOException {
        try {
            long lines = 0;
            for (Path journal : all()) {
                lines +=
                        Files.readString(journal).chars().filter(c -> c == '\n').count();
            }
            return lines;
        } catch (NoSuchFileException notYet) {
            return 0;
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> some = Files.list(runs)) {
            return some.map(run -> run.resolve("events.jsonl"))
                    .filter(Files::exists)
                    .toList();
        }
    }
}
