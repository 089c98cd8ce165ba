package io.volmount.cli;

import io.volmount.journal.RecordedRun;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.Runs;
import io.volmount.report.RunEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the run that an operator means. */
final class RunChoice {
    private final Surroundings surroundings;
    private final Runs runs;

    RunChoice(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.runs = new Runs(RunDirectory.runs(surroundings.environment(), surroundings.home()));
    }

    Runs runs() {
        return runs;
    }

    /** @param name a run's name, the beginning of no other's, or the path of its directory */
    RunDirectory named(String name) throws IOException {
        if (name.contains("/")) {
            return directory(name);
        }
        List<RunDirectory> called = runs.called(name);
        if (called.isEmpty()) {
            throw new Refusal(
                    "there is no run `" + name + "` in " + runs.folder() + "; 'volmount runs' lists them all");
        }
        if (called.size() > 1) {
            throw new Refusal("`" + name + "` is the beginning of "
                    + called.stream().map(RunDirectory::run).collect(Collectors.joining(" and "))
                    + ": say more of the one that is meant");
        }
        return called.get(0);
    }

    private static RunDirectory directory(String name) {
        try {
            RunDirectory directory = RunDirectory.at(Path.of(name));
            if (Files.exists(directory.events())) {
                return directory;
            }
        } catch (InvalidPathException unusable) {
            // refused like every other path that leads to no run
        }
        throw new Refusal("`" + name + "` is not the directory of a run: there is no events.jsonl in it");
    }

    /** The newest run that was stopped or interrupted; a remark names the others, and those that cannot be read. */
    Optional<RunDirectory> newestUnfinished() throws IOException {
        List<RunEntry> entries = RunEntry.all(runs);
        surroundings.remark(
                entries.stream().flatMap(entry -> entry.problem().stream()).toList());
        List<RunDirectory> unfinished = entries.stream()
                .flatMap(entry -> entry.run().stream())
                .filter(RecordedRun::unfinished)
                .map(RecordedRun::directory)
                .toList();
        if (unfinished.size() > 1) {
            surroundings.remark(List.of("run " + unfinished.get(0).run() + " is the newest of " + unfinished.size()
                    + " that are not finished; the others: "
                    + unfinished.stream().skip(1).map(RunDirectory::run).collect(Collectors.joining(", "))));
        }
        return unfinished.stream().findFirst();
    }
}
