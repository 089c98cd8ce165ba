package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import io.volmount.playbook.Playbook;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "playbook",
        description = "Set the playbook of the commands that follow, show it, or remove it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  playbook playbook.yml   as if every command had --playbook playbook.yml",
            "  playbook                show it",
            "  playbook -              remove it"
        })
final class PlaybookCommand implements Callable<Integer> {
    private final ShellSession session;
    private final ProcessContext context;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "What --playbook takes; - for none.")
    private Optional<Path> file = Optional.empty();

    PlaybookCommand(ShellSession session, ProcessContext context) {
        this.session = session;
        this.context = context;
    }

    @Override
    public Integer call() {
        file.ifPresent(this::set);
        context.out()
                .println(session.options()
                        .value(SessionOptions.PLAYBOOK)
                        .map("playbook "::concat)
                        .orElse("no playbook"));
        return 0;
    }

    private void set(Path named) {
        boolean none = named.toString().equals("-");
        if (!none) {
            Playbook.load(named);
        }
        session.options().set(SessionOptions.PLAYBOOK, none ? Optional.empty() : Optional.of(named.toString()));
    }
}
