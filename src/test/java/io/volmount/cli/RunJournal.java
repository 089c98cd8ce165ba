package io.volmount.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journal of the one run that was ever begun by an operator. */
public record RunJournal(Path runs) {
    public static RunJournal of(OperatorFixture operator) {
        return new RunJournal(operator.state().resolve("volmount/runs"));
    }

    /** Whole lines in it; none before it is there. */
    public long lines() throws IOException {
        return text().chars().filter(c -> c == '\n').count();
    }

    /** Whether the run has been refused this agent so far, by its plan or by a step. */
    public boolean refused(String agent) throws IOException {
        return text().lines()
                .map(line -> JsonMapper.shared().readTree(line).path("event"))
                .anyMatch(event -> finishedAs(event, agent, "REFUSED")
                        || event.path("agents")
                                .valueStream()
                                .anyMatch(planned -> plannedAs(planned, agent, "REFUSED")));
    }

    private static boolean finishedAs(JsonNode event, String agent, String outcome) {
        return event.path("agent").asString("").equals(agent)
                && event.path("outcome").asString("").equals(outcome);
    }

    private static boolean plannedAs(JsonNode planned, String agent, String verdict) {
        return planned.path("name").asString("").equals(agent)
                && planned.path("plan").path("verdict").asString("").equals(verdict);
    }

    /** Whole lines alone, for the last one may be in the middle of being written. */
    private String text() throws IOException {
        try {
            StringBuilder text = new StringBuilder();
            for (Path journal : all()) {
                text.append(Files.readString(journal));
            }
            return text.substring(0, text.lastIndexOf("\n") + 1);
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
