package io.volmount.cli;

import io.volmount.document.FileErrors;
import io.volmount.document.Presence;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.Runs;
import io.volmount.report.RunEntry;
import io.volmount.report.RunSheet;
import java.io.IOException;
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

    /** @param name a run's name, the beginning of no other's, or the path of its directory */
    RunDirectory named(String name) throws IOException {
        if (name.isBlank()) {
            throw new Refusal("a run has a name: say it, or its beginning; 'volmount runs' lists them all");
        }
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

    /** One that is only looked at, with a remark if somebody else could have written it. */
    RunDirectory toLookAt(String name) throws IOException {
        RunDirectory directory = named(name);
        surroundings.remark(directory.foreign().stream()
                .map(why -> "what run " + directory.run() + " tells may not be true: " + why)
                .toList());
        return directory;
    }

    /** @throws Refusal if somebody else could have written what the run goes by */
    RunDirectory toGoOnWith(String name) throws IOException {
        RunDirectory directory = named(name);
        directory.foreign().ifPresent(why -> {
            throw new Refusal("run " + directory.run() + " is not resumed, for somebody else could have written what it"
                    + " goes by: " + why + "; see what it says with `volmount runs show " + name
                    + "`, then make " + directory.path() + " and all in it yours and `chmod -R go-w` it");
        });
        return directory;
    }

    private RunDirectory directory(String name) throws IOException {
        try {
            RunDirectory directory = RunDirectory.at(Path.of(name));
            if (Presence.of(directory.events())) {
                return RunOrigin.isAtHome(directory, surroundings) ? directory : directory.elsewhere();
            }
        } catch (InvalidPathException unusable) {
            // refused like every other path that leads to no run
        } catch (IOException unknown) {
            throw FileErrors.reading(Path.of(name).resolve("events.jsonl"), unknown);
        }
        throw new Refusal("`" + name + "` is not the directory of a run: there is no events.jsonl in it");
    }

    /**
     * The newest run that began anything, if it left something to do. A remark names older ones that did: another run has
     * come after them, so they are gone on with only by name.
     */
    Optional<RunDirectory> newestUnfinished() throws IOException {
        List<RunEntry> all = RunEntry.all(runs);
        surroundings.remark(all.stream()
                .filter(RunEntry::foreign)
                .flatMap(entry -> entry.problem().stream())
                .toList());
        List<RunEntry> begun = all.stream().filter(RunEntry::beganAnything).toList();
        if (begun.isEmpty()) {
            return none();
        }
        begun.get(0).problem().ifPresent(problem -> {
            throw new Refusal(problem + "; an older run can be resumed by its name");
        });
        surroundings.remark(begun.stream()
                .skip(1)
                .flatMap(entry -> entry.problem().stream())
                .map("the outcome of an older run is unknown: "::concat)
                .toList());
        Optional<RunDirectory> newest = unfinished(begun.get(0));
        String older = begun.stream()
                .skip(1)
                .flatMap(entry -> unfinished(entry).stream())
                .map(RunDirectory::run)
                .collect(Collectors.joining(", "));
        if (older.isEmpty()) {
            return newest.or(this::none);
        }
        String them = newest.isPresent()
                ? "older runs are not finished either"
                : "run " + begun.get(0).directory().run() + ", the newest, is finished, but older ones are not";
        surroundings.remark(List.of(them + "; resume each by its name: " + older));
        return newest;
    }

    private Optional<RunDirectory> none() {
        surroundings.remark(List.of("no unfinished run in " + runs.folder()));
        return Optional.empty();
    }

    private static Optional<RunDirectory> unfinished(RunEntry entry) {
        return entry.run().filter(RunSheet::unfinished).map(RunSheet::directory);
    }
}
