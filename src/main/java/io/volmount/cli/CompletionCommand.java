package io.volmount.cli;

import io.volmount.app.context.ProcessContext;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Print a script that makes a shell complete commands, options and files.",
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

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    CompletionCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        CommandSpec top = spec.root();
        PrintWriter out = context.writer(context.out());
        out.print(shell == Shell.fish ? FishCompletion.of(top) : AutoComplete.bash(top.name(), top.commandLine()));
        out.flush();
        return ExitCode.OK;
    }
}
