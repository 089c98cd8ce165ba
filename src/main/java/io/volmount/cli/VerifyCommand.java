package io.volmount.cli;

import io.volmount.report.Report;
import io.volmount.report.Reports;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description =
                "Gathers evidence from the running boot of every agent that it offers its volumes. Changes nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount verify -i inventory.yaml -p playbook.yaml",
            "  volmount verify -i inventory.yaml -p playbook.yaml --report json=proof.json"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private AgentOptions agents = new AgentOptions();

    @Mixin
    private OutputOptions options = new OutputOptions();

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Output output = new Output(options, surroundings);
        Report report = report();
        output.write(report);
        return ExitCode.of(report);
    }

    private Report report() {
        try (Workplace workplace = new Workplace(agents, options.verbose, surroundings)) {
            return Reports.ofProofs(workplace.playbook().name(), workplace.prove());
        }
    }
}
