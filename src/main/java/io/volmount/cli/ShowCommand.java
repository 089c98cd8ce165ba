package io.volmount.cli;

import static io.volmount.document.Quoted.quoted;

import io.volmount.app.ShowOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.Output;
import io.volmount.app.session.InventorySelection;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.report.exec.Look;
import io.volmount.report.exec.ShowView;
import io.volmount.report.exec.ShownAgent;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = {
            "Show one thing of many nodes, once for all that are alike. Changes nothing.",
            "Of these: fstab, the text of /etc/fstab; mounts, what is mounted, without the kernel's own file systems; disks, the block"
                    + " devices, as in facts; journal, the agent's lines in the node's journal of this boot; resources, the mount"
                    + " disks that the agent offers.",
            "Exit code 0: every agent answered. 1: an agent did not."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount show a20 fstab -i inventory.yml",
            "  volmount show 'a[01-20]' rack-b mounts -i inventory.yml",
            "  volmount show a20 journal -n 200 -i inventory.yml",
            "  volmount show resources -i inventory.yml --format json"
        })
final class ShowCommand implements Callable<Integer> {
    private static final int MOST_LINES = 10_000;

    private final ProcessContext context;

    @Parameters(
            arity = "1..*",
            paramLabel = "[AGENT...] LOOK",
            hideParamSyntax = true,
            completionCandidates = LookNames.class,
            description = "Agents as --limit takes them, all if none is named; then what to show of them:"
                    + " ${COMPLETION-CANDIDATES}.")
    private List<String> words = List.of();

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Show the last N lines of the journal (default: 50).")
    private Optional<Integer> lines = Optional.empty();

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    private static final class LookNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Look.values()).map(Look::word).iterator();
        }
    }

    ShowCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        Look look = look();
        List<ShownAgent> shown =
                new ShowOperation(connection.settings(output), look, lines(look), context).run(selection());
        result.write(new ShowView(look, shown), selection().request(context));
        return shown.stream().allMatch(ShownAgent::answered) ? ExitCode.OK : ExitCode.FAILED;
    }

    private Look look() {
        String word = words.get(words.size() - 1);
        return Stream.of(Look.values())
                .filter(look -> look.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("the last word says what to show: expected "
                        + Stream.of(Look.values()).map(Look::word).collect(Collectors.joining(", ")) + ", found "
                        + quoted(word)));
    }

    private int lines(Look look) {
        if (lines.isPresent() && look != Look.JOURNAL) {
            throw new UsageException("-n is for the journal; " + look.word() + " is shown whole");
        }
        return lines.map(number -> {
                    if (number < 1 || number > MOST_LINES) {
                        throw new UsageException("-n must be between 1 and " + MOST_LINES);
                    }
                    return number;
                })
                .orElse(50);
    }

    private InventorySelection selection() {
        InventorySelection selection = agents.selection();
        List<String> named = words.subList(0, words.size() - 1);
        if (named.isEmpty()) {
            return selection;
        }
        if (selection.limit().isPresent()) {
            throw new UsageException("name the agents either before " + quoted(words.get(words.size() - 1))
                    + " or with --limit, not both");
        }
        return new InventorySelection(
                selection.inventories(),
                Optional.of(String.join(",", named)),
                selection.sshConfig(),
                selection.master());
    }
}
