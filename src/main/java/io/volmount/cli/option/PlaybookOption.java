package io.volmount.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --playbook}. */
public final class PlaybookOption {
    @Option(
            names = {"-p", "--playbook"},
            required = true,
            paramLabel = "FILE",
            description = "Playbook: the volumes that every agent is to have. Default: $VOLMOUNT_PLAYBOOK.")
    private Optional<Path> file = Optional.empty();

    /** Empty only for a command that does not require it. */
    public Optional<Path> file() {
        return file;
    }

    /** The file, for a command that requires it. */
    public Path required() {
        return file.orElseThrow();
    }
}
