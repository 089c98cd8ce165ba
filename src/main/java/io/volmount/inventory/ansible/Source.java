package io.volmount.inventory.ansible;

import io.volmount.document.Node.Scalar;
import io.volmount.document.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An inventory to merge. */
public sealed interface Source {

    /** The directory of its {@code group_vars} and {@code host_vars}. */
    Optional<Path> directory();

    /**
     * A file, or all files of a directory in merge order.
     *
     * @param directory as named in messages
     */
    record Files(List<TextFile> files, Optional<Path> directory) implements Source {
        public Files {
            files = List.copyOf(files);
        }
    }

    /** Hosts given on the command line. */
    record Hosts(List<Scalar> patterns) implements Source {
        public Hosts {
            patterns = List.copyOf(patterns);
        }

        @Override
        public Optional<Path> directory() {
            return Optional.empty();
        }
    }
}
