package io.volmount.journal;

import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The runs of this controller.
 *
 * @param folder contains a directory for each; need not exist
 */
public record Runs(Path folder) {

    /**
     * All runs, the newest first, because their names begin with the time. Includes entries that cannot be examined,
     * which may be runs.
     *
     * @throws IOException if the folder exists and cannot be read
     */
    public List<RunDirectory> newestFirst() throws IOException {
        try {
            return FilePresence.of(folder) ? listed() : List.of();
        } catch (IOException failed) {
            throw FileErrors.cannotRead(folder, failed);
        } catch (UncheckedIOException failed) {
            throw FileErrors.cannotRead(folder, failed.getCause());
        }
    }

    private List<RunDirectory> listed() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Runs::isPossiblyRun)
                    .map(RunDirectory::at)
                    .sorted(Comparator.comparing(RunDirectory::run).reversed())
                    .toList();
        }
    }

    private static boolean isPossiblyRun(Path entry) {
        try {
            return Files.readAttributes(entry, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException gone) {
            return Files.isSymbolicLink(entry);
        } catch (IOException unknown) {
            return true;
        }
    }

    /** The run with this name, else all runs whose names begin with it, the newest first. */
    public List<RunDirectory> find(String name) throws IOException {
        List<RunDirectory> all = newestFirst();
        List<RunDirectory> exact =
                all.stream().filter(run -> run.run().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream().filter(run -> run.run().startsWith(name)).toList()
                : exact;
    }
}
