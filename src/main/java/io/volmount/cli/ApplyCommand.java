package io.volmount.cli;

import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.plan.Purpose;
import io.volmount.playbook.Playbook;
import io.volmount.report.Report;
import io.volmount.report.Reports;
import io.volmount.rollout.BrokenRollout;
import io.volmount.rollout.Planning;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.RunOpened;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description = {
            "Plans, asks, and then runs the procedure on every agent: stop, clear, format, mount, reboot, verify.",
            "Never has more agents down than the playbook's rollout allows."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount apply -i inventory.yaml -p playbook.yaml",
            "  volmount apply -i inventory.yaml -p playbook.yaml --limit a1 --yes --report json=a1.json"
        })
final class ApplyCommand implements Callable<Integer> {
    private static final String HINDRANCE_REMEDY =
            "; see to it, leave it out with --limit, or let the playbook's rollout allow for it";

    private final Surroundings surroundings;

    @Mixin
    private AgentOptions agents = new AgentOptions();

    @Mixin
    private OutputOptions options = new OutputOptions();

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output output = new Output(options, surroundings);
        Confirmation confirmation = new Confirmation(surroundings, yes);
        try {
            Report report = report(confirmation);
            output.write(report);
            return ExitCode.of(report);
        } catch (BrokenRollout broken) {
            output.write(Reports.ofRollout("apply", broken.rollout()));
            throw broken;
        }
    }

    private Report report(Confirmation confirmation) throws IOException, InterruptedException {
        try (Workplace workplace = new Workplace(agents, options.verbose, surroundings)) {
            Playbook playbook = workplace.playbook();
            List<RolloutAgent> planned = workplace.plan(new Planning(workplace.survey(), Purpose.APPLIED));
            Report plan = Reports.ofPlan("apply", playbook.name(), planned);
            if (planned.stream().noneMatch(agent -> agent.plan().hasChanges())) {
                return plan;
            }
            Optional<String> hindrance = Rollout.hindrance(playbook.rollout(), planned);
            if (hindrance.isPresent()) {
                return Reports.ofNothingBegun("apply", playbook.name(), planned, hindrance.get() + HINDRANCE_REMEDY);
            }
            return confirmation.confirmed(plan)
                    ? Reports.ofRollout("apply", rollOut(workplace, planned))
                    : Reports.ofNothingBegun("apply", playbook.name(), planned, "the operator did not say yes");
        }
    }

    private Rollout rollOut(Workplace workplace, List<RolloutAgent> planned) throws IOException, InterruptedException {
        RunDirectory directory = RunDirectory.create(
                RunDirectory.runs(surroundings.environment(), surroundings.home()),
                surroundings.clock().instant(),
                surroundings.random());
        directory.keep(workplace.given());
        try (Journal journal = Journal.create(directory);
                RollingOut rollingOut = new RollingOut(directory.run(), workplace, journal, surroundings)) {
            return rollingOut.begin(new RunOpened(
                    surroundings.clock().instant(),
                    directory.run(),
                    workplace.playbook().name(),
                    workplace.playbook().rollout(),
                    planned));
        }
    }
}
