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
        this.runs = new Runs(surroundings.runs());
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

    /**
     * The newest run that began anything, if it left something to do. A remark names older ones that did: another run has
     * come after them, so they are gone on with only by name.
     */
    Optional<RunDirectory> newestUnfinished() throws IOException {
        List<RunEntry> begun =
                RunEntry.all(runs).stream().filter(RunEntry::beganAnything).toList();
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        begun.get(0).problem().ifPresent(problem -> {
            throw new Refusal(problem + "; an older run can be resumed by its name");
        });
        String older = begun.stream()
                .skip(1)
                .flatMap(entry -> unfinished(entry).stream())
                .map(RunDirectory::run)
                .collect(Collectors.joining(", "));
        if (!older.isEmpty()) {
            surroundings.remark(List.of("older runs are not finished either, and can be resumed by name: " + older));
        }
        return unfinished(begun.get(0));
    }

    private static Optional<RunDirectory> unfinished(RunEntry entry) {
        return entry.run().filter(RecordedRun::unfinished).map(RecordedRun::directory);
    }
}
