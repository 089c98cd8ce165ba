package io.volmount.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The runs of this controller.
 *
 * @param folder with a directory for each; need not be there
 */
public record Runs(Path folder) {

    /** All runs, by their names, which begin with the time they began at. */
    public List<RunDirectory> newestFirst() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(RunDirectory::at)
                    .sorted(Comparator.comparing(RunDirectory::run).reversed())
                    .toList();
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
