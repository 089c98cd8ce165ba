package io.volmount.cli.option;

import io.volmount.app.session.ExtraVariables;
import io.volmount.app.session.PlaybookSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --playbook} and its variables. */
@OptionSection.In(OptionSection.INPUT)
public final class PlaybookOption {
    @Option(
            names = {"-p", "--playbook"},
            required = true,
            paramLabel = "FILE",
            description =
                    "Playbook: the volumes that every agent is to have. Default: $VOLMOUNT_PLAYBOOK, or as in volmount.yml.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = {"-e", "--extra-vars"},
            paramLabel = "NAME=VALUE",
            description = "Give a variable of the playbook this value on every agent, whatever the inventory says."
                    + " May be repeated. No place for secrets: runs keep it.")
    private List<String> variables = List.of();

    /** Empty only for a command that does not require it. */
    public Optional<PlaybookSelection> selection() {
        return file.map(path -> new PlaybookSelection(path, ExtraVariables.parse(variables)));
    }

    /** The same for a command that requires it. */
    public PlaybookSelection required() {
        return selection().orElseThrow();
    }
}
