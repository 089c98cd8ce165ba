package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import io.volmount.report.Wording;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "reload",
        description = "Read the inventory again, close all connections, and log in again when they are needed.",
        mixinStandardHelpOptions = true)
final class ReloadCommand implements Callable<Integer> {
    private final ShellSession session;
    private final ProcessContext context;

    ReloadCommand(ShellSession session, ProcessContext context) {
        this.session = session;
        this.context = context;
    }

    @Override
    public Integer call() {
        session.reload();
        context.out().println(Wording.count(session.agents().names().size(), "agent"));
        return 0;
    }
}
