package io.volmount.cli.shell;

import io.volmount.app.context.Passwords;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.OperatorSecrets;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.MasterOption;
import io.volmount.cli.option.NotRequired;
import io.volmount.cli.option.PlaybookOption;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.terminal.TypedInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingInputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "shell",
        description = {
            "Type one command after the other: the inventory is read once, and connections stay open between commands.",
            "All commands work as usual, without the word volmount; options given here are theirs by default."
                    + " Tab completes, Ctrl-C ends a command, Ctrl-D leaves.",
            "Only in the shell: limit PATTERN and playbook FILE change what the commands that follow work on, reload reads"
                    + " the inventory again, exit leaves.",
            "Without a terminal, commands are read from standard input, one a line, up to the first that fails.",
            "Exit code 0; without a terminal, that of the command that failed."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount shell -i inventory.yml",
            "  volmount shell -i inventory.yml -p playbook.yml --limit rack-a",
            "  volmount shell -i inventory.yml -p playbook.yml <commands.txt"
        })
public final class ShellCommand implements Callable<Integer> {
    private final ProcessContext context;
    private final Commands commands;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private MasterOption master = new MasterOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    private ShellCommand(ProcessContext context, Commands commands) {
        this.context = context;
        this.commands = commands;
    }

    /** @param commands for it to run */
    public static CommandLine in(ProcessContext context, Commands commands) {
        return NotRequired.in(new CommandLine(new ShellCommand(context, commands)), "--playbook");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Passwords passwords = new OperatorSecrets(connection.passwords(), context).read();
        return context.canAsk() ? atTerminal(passwords) : script(passwords);
    }

    private int atTerminal(Passwords passwords) throws IOException, InterruptedException {
        try (Terminal terminal = context.terminals().open();
                ShellSession session = session(passwords, new TypedInput((NonBlockingInputStream) terminal.input()))) {
            new CommandPrompt(terminal, session, context).run();
            return 0;
        }
    }

    private int script(Passwords passwords) throws IOException, InterruptedException {
        try (ShellSession session = session(passwords, InputStream.nullInputStream())) {
            return new CommandScript(session, context).run();
        }
    }

    private ShellSession session(Passwords passwords, InputStream typed) {
        return new ShellSession(context, commands, new SessionOptions(spec), passwords, typed);
    }
}
