package io.volmount.cli;

import io.volmount.app.NameCandidates;
import io.volmount.app.context.ProcessContext;
import io.volmount.cli.completion.NameKind;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.InventoryOption;
import io.volmount.document.Diagnostics;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import io.volmount.file.HomePath;
import io.volmount.inventory.ansible.ShellWords;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the scripts of {@link CompletionCommand} call while the operator types. */
@Command(
        name = "__names",
        hidden = true,
        description = "Print the names that a shell offers, one on each line.",
        mixinStandardHelpOptions = true)
final class NamesCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "What is to be named: ${COMPLETION-CANDIDATES}.")
    private NameKind kind;

    @Parameters(index = "1", paramLabel = "LINE", description = "The command line so far.")
    private String line;

    NamesCommand(ProcessContext context) {
        this.context = context;
    }

    static CommandLine in(ProcessContext context) {
        return new CommandLine(new NamesCommand(context)).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        PrintWriter out = context.writer(context.out());
        names().filter(name -> name.chars().noneMatch(Character::isISOControl)).forEach(out::println);
        out.flush();
        return ExitCode.OK;
    }

    private Stream<String> names() {
        if (kind == NameKind.RUNS) {
            return NameCandidates.runs(context).stream();
        }
        NameCandidates names = NameCandidates.of(inventories(), context.home());
        return kind == NameKind.AGENTS
                ? names.agents().stream()
                : Stream.concat(names.groups().stream(), names.agents().stream());
    }

    private List<String> inventories() {
        String[] words = ShellWords.split(line, SourceLocation.whole("line"), false, new Diagnostics()).stream()
                .map(Scalar::text)
                .map(word -> HomePath.expanded(word, context.home()))
                .toArray(String[]::new);
        return InventoryOption.in(words, spec.commandLine().getDefaultValueProvider());
    }
}
