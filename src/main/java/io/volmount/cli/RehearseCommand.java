package io.volmount.cli;

import io.volmount.app.RehearseOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.ConnectionOptions;
import io.volmount.cli.option.GivenOptions;
import io.volmount.cli.option.NotRequired;
import io.volmount.cli.option.OutputOptions;
import io.volmount.cli.option.PlaybookOption;
import io.volmount.cli.option.SelectionOptions;
import io.volmount.rehearsal.Faults;
import io.volmount.rehearsal.Forecast;
import io.volmount.report.forecast.ForecastView;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rehearse",
        description = {
            "Simulate the rollout in virtual time: how long it would take, how many agents would be unavailable, and"
                    + " where the budget would stop it.",
            "Probes the agents of an inventory as plan does, and changes nothing. With --agents, they are simulated too."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount rehearse -i inventory.yml -p playbook.yml",
            "  volmount rehearse -i inventory.yml -p playbook.yml --faults reboot-hangs=1%%",
            "  volmount rehearse --agents 10000 --zones 20 -p playbook.yml --seed 7 --runs 1",
            "",
            "Faults, each with its share of the times that it could strike:",
            "  step-fails       a step ends with an error",
            "  step-slow        a step takes 20 times as long",
            "  connection-lost  the connection is lost before, during or after a step",
            "  probe-lied       the disk is not blank after all, and the step refuses it",
            "  reboot-ignored   the node never goes down",
            "  reboot-hangs     the node goes down and does not come back",
            "  reboot-twice     the node boots twice, which takes twice as long",
            "  drain-hangs      an agent is not drained in time",
            "  master-silent    the master does not answer when an agent is to be drained or reactivated",
            "  not-verified     a volume is not offered in the end",
            "",
            "Exit codes:",
            "  0  in every run every agent ended well",
            "  1  in some run an agent did not",
            "  2  wrong usage or invalid input",
            "  4  some run was stopped by the budget"
        })
final class RehearseCommand implements Callable<Integer> {
    private static final int MOST_AGENTS = 100_000;

    private final ProcessContext context;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private PlaybookOption playbook = new PlaybookOption();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "Simulate this many agents, up to 100000, instead of those of an inventory.")
    private Optional<Integer> agents = Optional.empty();

    @Option(
            names = "--zones",
            paramLabel = "N",
            description = "Spread the simulated agents over this many zones (default: none).")
    private Optional<Integer> zones = Optional.empty();

    @Option(
            names = "--faults",
            paramLabel = "FAULT=SHARE,...",
            description = "Let these things go wrong, this often (default: nothing).")
    private Optional<String> faults = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of the first run; the same seed gives the same run (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Simulate this many runs, with consecutive seeds, up to 1000 (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Mixin
    private OutputOptions output = new OutputOptions();

    RehearseCommand(ProcessContext context) {
        this.context = context;
    }

    /** Simulated agents stand in for an inventory. */
    static CommandLine in(ProcessContext context) {
        return NotRequired.in(new CommandLine(new RehearseCommand(context)), "--inventory");
    }

    @Override
    public Integer call() throws IOException {
        check();
        Output result = output.output(context);
        RehearseOperation rehearse = new RehearseOperation(
                faults.map(Faults::parse).orElse(Faults.NONE), seed, runs, output.verbosity(), context);
        Forecast forecast = agents.isPresent()
                ? rehearse.onSimulatedCluster(playbook.required().file(), agents.get(), zones.orElse(0))
                : rehearse.onProbedCluster(selection.selection(), playbook.required(), connection.settings(output));
        result.write(new ForecastView(forecast), selection.selection().request(playbook.selection(), context));
        return switch (forecast.result()) {
            case OK -> ExitCode.OK;
            case FAILED -> ExitCode.FAILED;
            case STOPPED -> ExitCode.STOPPED;
        };
    }

    private void check() {
        boolean inventory = agents.isPresent() ? GivenOptions.any(spec, "--inventory") : selection.hasInventory();
        if (inventory == agents.isPresent()) {
            throw new UsageException(
                    "no agents to rehearse with: use either -i FILE for those of an inventory, or --agents N"
                            + " for a simulated cluster");
        }
        if (agents.isPresent() && GivenOptions.any(spec, "--limit", "--extra-vars")) {
            throw new UsageException(
                    "--limit selects from an inventory and --extra-vars sets its variables; --agents simulates a cluster: use one or the other");
        }
        if (zones.isPresent() && agents.isEmpty()) {
            throw new UsageException("--zones needs --agents; the zones of real agents come from the inventory");
        }
        if (agents.filter(number -> number < 1 || number > MOST_AGENTS).isPresent()) {
            throw new UsageException("--agents must be from 1 to " + MOST_AGENTS);
        }
        if (zones.filter(number -> number < 1).isPresent()) {
            throw new UsageException("--zones must be at least 1");
        }
    }
}
