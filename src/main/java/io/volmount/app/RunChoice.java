package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.journal.RunDirectory;
import io.volmount.journal.RunEntry;
import io.volmount.journal.RunSummary;
import io.volmount.journal.Runs;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the run that the operator means. */
public final class RunChoice {
    private final ProcessContext context;
    private final Runs runs;

    /** Chooses among the runs of this controller. */
    public RunChoice(ProcessContext context) {
        this.context = context;
        this.runs = new Runs(context.runs());
    }

    /** @param name a run's name, a unique prefix of it, or the path of its directory */
    private RunDirectory named(String name) throws IOException {
        if (name.isBlank()) {
            throw new UsageException("the name of the run is empty; 'volmount runs' lists all runs");
        }
        if (name.contains("/")) {
            return directory(name);
        }
        List<RunDirectory> called = runs.find(name);
        if (called.isEmpty()) {
            throw new UsageException(
                    "there is no run `" + name + "` in " + runs.folder() + "; 'volmount runs' lists all runs");
        }
        if (called.size() > 1) {
            throw new UsageException("`" + name + "` is ambiguous: it matches "
                    + called.stream().map(RunDirectory::run).collect(Collectors.joining(" and "))
                    + ": use a longer prefix");
        }
        return called.get(0);
    }

    /**
     * A run to be shown. A remark warns if somebody else could have written it.
     *
     * @param name a run's name, a unique prefix of it, or the path of its directory
     */
    public RunDirectory toShow(String name) throws IOException {
        RunDirectory directory = named(name);
        context.remark(directory.writableByOthers().stream()
                .map(why -> "run " + directory.run() + " may have been forged: " + why)
                .toList());
        return directory;
    }

    /**
     * A run to be resumed.
     *
     * @param name a run's name, a unique prefix of it, or the path of its directory
     * @throws UsageException if somebody else could have written what the run is resumed from
     */
    public RunDirectory toResume(String name) throws IOException {
        RunDirectory directory = named(name);
        directory.writableByOthers().ifPresent(why -> {
            throw new UsageException("run " + directory.run()
                    + " is not resumed because another user could have written it: "
                    + why + "; review it with `volmount runs show " + name + "`, then make yourself the owner of "
                    + directory.path() + " and everything in it, and `chmod -R go-w` it");
        });
        return directory;
    }

    private RunDirectory directory(String name) throws IOException {
        try {
            RunDirectory directory = RunDirectory.at(Path.of(name));
            if (FilePresence.of(directory.events())) {
                return RunOrigin.isAtHome(directory, context) ? directory : directory.elsewhere();
            }
        } catch (InvalidPathException unusable) {
            // refused like every other path that leads to no run
        } catch (IOException unknown) {
            throw FileErrors.cannotRead(Path.of(name).resolve("events.jsonl"), unknown);
        }
        throw new UsageException("`" + name + "` is not the directory of a run: it has no events.jsonl");
    }

    /**
     * The newest run that began anything, if it is unfinished. A remark names older unfinished ones: a later run may have
     * changed their agents, so they are resumed only by name.
     */
    public Optional<RunDirectory> newestUnfinished() throws IOException {
        List<RunEntry> all = RunEntry.all(runs);
        context.remark(all.stream()
                .filter(RunEntry::writableByOthers)
                .flatMap(entry -> entry.problem().stream())
                .toList());
        List<RunEntry> begun = all.stream().filter(RunEntry::hasBegun).toList();
        if (begun.isEmpty()) {
            return none();
        }
        begun.get(0).problem().ifPresent(problem -> {
            throw new UsageException(problem + "; an older run can be resumed by name");
        });
        context.remark(begun.stream()
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
                ? "older runs are unfinished too"
                : "run " + begun.get(0).directory().run() + ", the newest, is finished, but older runs are not";
        context.remark(them + "; resume each by name: " + older);
        return newest;
    }

    private Optional<RunDirectory> none() {
        context.remark("no unfinished run in " + runs.folder());
        return Optional.empty();
    }

    private static Optional<RunDirectory> unfinished(RunEntry entry) {
        return entry.run().filter(RunSummary::unfinished).map(RunSummary::directory);
    }
}
