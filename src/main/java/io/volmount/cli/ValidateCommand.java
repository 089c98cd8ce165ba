package io.volmount.cli;

import io.volmount.app.ValidateOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PlaybookOption;
import io.volmount.cli.option.SelectionOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        description = {
            "Check an inventory and a playbook, and report all their errors. Contacts no agent.",
            "Exit code 0: both are valid. 2: one is not."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = "  volmount validate -i inventory.yml -p playbook.yml")
final class ValidateCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Mixin
    private SelectionOptions agents = new SelectionOptions();

    @Mixin
    private PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ValidateCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        result.write(new ValidateOperation(context).run(agents.selection(), playbook.required()));
        return ExitCode.OK;
    }
}
