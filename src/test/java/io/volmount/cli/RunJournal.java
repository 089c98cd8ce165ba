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
        return text().chars().filter(c -> c == '\n').count();
    }

    /** How many agents have refused the run so far. */
    long refusals() throws IOException {
        return text().lines()
                .filter(line -> line.contains("\"outcome\":\"REFUSED\""))
                .count();
    }

    private String text() throws IOException {
        try {
            StringBuilder text = new StringBuilder();
            for (Path journal : all()) {
                text.append(Files.readString(journal));
            }
            return text.toString();
        } catch (NoSuchFileException notYet) {
            return "";
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
