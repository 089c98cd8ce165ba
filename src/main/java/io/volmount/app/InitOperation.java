package io.volmount.app;

import static io.volmount.document.Quoted.quoted;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.file.FilePresence;
import io.volmount.report.input.InitView;
import io.volmount.sshconfig.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the first inventory and playbook of an operator, and never over a file that is there.
 *
 * @param directory that gets them; made if it is not there
 */
public record InitOperation(Path directory, ProcessContext context) {
    private static final String COMMA_OUTSIDE_BRACKETS = ",(?![^\\[]*])";

    /** Asks at the terminal what to write. */
    public InitView ask() throws IOException {
        checkPlaces();
        if (!context.canAsk()) {
            throw new UsageException("init asks which agents there are, but there is no terminal: use --agents LIST,"
                    + " --from FILE or --from-ssh-config");
        }
        TypedLine answers = new TypedLine(context);
        String agents = answers.ask("Agents, as in 10.0.1.[11-13] or a1,a2: ");
        String user = answers.ask("User to log in as (empty: as ssh_config says): ");
        String disk = answers.ask(
                "Disk of every agent, as in /dev/disk/by-id/virtio-data0 (empty: a 200 MB file, for a test): ");
        return write(list(agents), given(user), given(disk));
    }

    private static Optional<String> given(String answer) {
        return Optional.of(answer).filter(text -> !text.isEmpty());
    }

    /** The agents of a list with commas. */
    public static List<String> list(String agents) {
        return Arrays.stream(agents.split(COMMA_OUTSIDE_BRACKETS))
                .map(String::strip)
                .filter(agent -> !agent.isEmpty())
                .toList();
    }

    /**
     * The agents of a file with one on each line; {@code #} begins a comment.
     *
     * @throws InvalidInput if a line holds more than one word
     */
    public static List<String> ofFile(Path file) {
        Diagnostics problems = new Diagnostics();
        List<String> agents = new ArrayList<>();
        List<String> lines = TextFile.read(file).lines();
        for (int i = 0; i < lines.size(); i++) {
            String agent = lines.get(i).replaceFirst("#.*", "").strip();
            if (agent.contains(" ") || agent.contains("\t")) {
                problems.add(
                        new SourceLocation(file.toString(), i + 1, 1),
                        "expected one agent on the line, found " + quoted(agent) + "; write one name or range");
            } else if (!agent.isEmpty()) {
                agents.add(agent);
            }
        }
        problems.throwIfAny();
        return agents;
    }

    /** The names that {@code Host} lines of the operator's ssh_config spell out. */
    public List<String> ofSshConfig() {
        return SshConfig.usual(context.user()).names();
    }

    /**
     * Writes both files.
     *
     * @throws UsageException if one is there already, or these agents or this disk cannot be
     */
    public InitView write(List<String> agents, Optional<String> user, Optional<String> disk) throws IOException {
        checkPlaces();
        if (agents.isEmpty()) {
            throw new UsageException("there is no agent to write down: name at least one");
        }
        FirstFiles files = new FirstFiles(agents, user, disk);
        int number = check(files);
        Files.createDirectories(directory);
        Path inventory = directory.resolve(FirstFiles.INVENTORY);
        Path playbook = directory.resolve(FirstFiles.PLAYBOOK);
        Files.writeString(inventory, files.inventory(), StandardOpenOption.CREATE_NEW);
        Files.writeString(playbook, files.playbook(), StandardOpenOption.CREATE_NEW);
        return new InitView(inventory.toString(), playbook.toString(), number);
    }

    private int check(FirstFiles files) {
        try {
            return files.check(context.home());
        } catch (InvalidInput invalid) {
            throw new UsageException(invalid.diagnostics().stream()
                    .map(problem -> problem.message())
                    .collect(Collectors.joining("; ")));
        }
    }

    private void checkPlaces() throws IOException {
        for (String name : List.of(FirstFiles.INVENTORY, FirstFiles.PLAYBOOK)) {
            if (FilePresence.of(directory.resolve(name))) {
                throw new UsageException(directory.resolve(name) + " is there already, and init does not overwrite it:"
                        + " name another directory");
            }
        }
    }
}
