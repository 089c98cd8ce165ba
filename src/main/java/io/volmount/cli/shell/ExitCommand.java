package io.volmount.cli.shell;

import picocli.CommandLine.Command;

@Command(
        name = "exit",
        aliases = "quit",
        description = "Close all connections and leave the shell, as Ctrl-D does.",
        mixinStandardHelpOptions = true)
final class ExitCommand implements Runnable {
    private final ShellSession session;

    ExitCommand(ShellSession session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.leave();
    }
}
