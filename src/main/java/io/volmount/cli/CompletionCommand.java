package io.volmount.cli;

import io.volmount.app.context.ProcessContext;
import io.volmount.cli.completion.BashCompletion;
import io.volmount.cli.completion.FishCompletion;
import io.volmount.cli.exit.ExitCode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = {
            "Print a script that makes a shell complete commands, options, files, agents, groups and runs.",
            "Load it at the start of the shell, as the examples do."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(volmount completion bash)                                in ~/.bashrc",
            "  source <(volmount completion zsh)                                 in ~/.zshrc",
            "  volmount completion fish >~/.config/fish/completions/volmount.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells that can be helped; zsh reads the script of bash. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    private final ProcessContext context;
    private final Supplier<CommandLine> commands;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** @param commands the whole tree of what is completed */
    CompletionCommand(ProcessContext context, Supplier<CommandLine> commands) {
        this.context = context;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        CommandSpec top = commands.get().getCommandSpec();
        PrintWriter out = context.writer(context.out());
        out.print(shell == Shell.fish ? FishCompletion.of(top) : BashCompletion.of(top));
        out.flush();
        return ExitCode.OK;
    }
}
