package io.volmount.inventory.ansible;

import io.volmount.document.Node.Scalar;
import io.volmount.document.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One of the inventories that are merged. */
public sealed interface Source {

    /** Where {@code group_vars} and {@code host_vars} may stand beside it. */
    Optional<Path> directory();

    /**
     * A file, or all files of a directory in the order of merging them.
     *
     * @param directory as it is to stand in messages
     */
    record Files(List<TextFile> files, Optional<Path> directory) implements Source {
        public Files {
            files = List.copyOf(files);
        }
    }

    /** Hosts named one by one. */
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
