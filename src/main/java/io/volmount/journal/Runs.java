package io.volmount.journal;

import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
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
 * @param folder with a directory for each; need not be there
 */
public record Runs(Path folder) {

    /**
     * All runs, by their names, which begin with the time they began at. What cannot be looked at may be a run, and is
     * among them.
     *
     * @throws IOException when the folder cannot be read; its absence is no error
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
            return entries.filter(Runs::mayBeRun)
                    .map(RunDirectory::at)
                    .sorted(Comparator.comparing(RunDirectory::run).reversed())
                    .toList();
        }
    }

    private static boolean mayBeRun(Path entry) {
        try {
            return Files.readAttributes(entry, BasicFileAttributes.class).isDirectory();
        } catch (NoSuchFileException gone) {
            return Files.isSymbolicLink(entry);
        } catch (IOException unknown) {
            return true;
        }
    }

    /** The run of this name, else all those whose names begin with it; the newest first. */
    public List<RunDirectory> called(String name) throws IOException {
        List<RunDirectory> all = newestFirst();
        List<RunDirectory> exact =
                all.stream().filter(run -> run.run().equals(name)).toList();
        return exact.isEmpty()
                ? all.stream().filter(run -> run.run().startsWith(name)).toList()
                : exact;
    }
}
