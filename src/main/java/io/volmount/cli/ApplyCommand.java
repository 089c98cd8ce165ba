package io.volmount.cli;

import io.volmount.journal.AppliedAlready;
import io.volmount.journal.AppliedPlans;
import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.plan.Purpose;
import io.volmount.plan.SavedPlan;
import io.volmount.playbook.Playbook;
import io.volmount.report.Report;
import io.volmount.report.Reports;
import io.volmount.rollout.Planning;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.SavedLook;
import java.io.IOException;
import java.time.Instant;
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
            "Never has more agents down than the playbook's rollout allows.",
            "Of a saved plan, does what that says, and only on agents that are still as it found them."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount apply -i inventory.yaml -p playbook.yaml",
            "  volmount apply -i inventory.yaml -p playbook.yaml --limit a1 --yes --report json=a1.json",
            "  volmount apply plan.json"
        })
final class ApplyCommand implements Callable<Integer> {
    private static final String HINDRANCE_REMEDY =
            "; see to it, plan without it (--limit), or let the playbook's rollout allow for it";

    private final Surroundings surroundings;

    @Mixin
    private ApplyOptions work = new ApplyOptions();

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
        Confirmation confirmation = new Confirmation(surroundings, yes, "");
        return output.write("apply", () -> report(confirmation));
    }

    private Report report(Confirmation confirmation) throws IOException, InterruptedException {
        Optional<SavedPlan> saved = work.saved();
        if (saved.isPresent()) {
            refuseIfApplied(saved.get());
        }
        Inputs inputs = inputs(saved);
        RunDirectory.check(surroundings.runs());
        try (Workplace workplace = new Workplace(inputs, work.work, options.verbose, surroundings)) {
            Playbook playbook = workplace.playbook();
            List<RolloutAgent> planned =
                    workplace.plan(saved.map(plan -> new Planning(workplace.survey(), new SavedLook(plan)))
                            .orElseGet(() -> new Planning(workplace.survey(), Purpose.APPLIED)));
            Report plan = Reports.ofPlan("apply", playbook.name(), planned);
            if (planned.stream().noneMatch(agent -> agent.plan().hasChanges())) {
                return plan;
            }
            Optional<String> hindrance = Rollout.hindrance(playbook.rollout(), planned);
            if (hindrance.isPresent()) {
                return Reports.ofNothingBegun("apply", playbook.name(), planned, hindrance.get() + HINDRANCE_REMEDY);
            }
            return workplace.progress().quietly(() -> confirmation.confirmed(plan))
                    ? Reports.ofRollout("apply", rollOut(workplace, planned, saved))
                    : Reports.ofNothingBegun("apply", playbook.name(), planned, "the operator did not say yes");
        }
    }

    private Inputs inputs(Optional<SavedPlan> saved) {
        return saved.map(plan -> Inputs.of(plan.given(), work, surroundings.user()))
                .orElseGet(() -> Inputs.of(work.agents(), surroundings));
    }

    private void refuseIfApplied(SavedPlan plan) throws IOException {
        try {
            new AppliedPlans(surroundings.runs()).refuseAgain(plan.id());
        } catch (AppliedAlready applied) {
            throw new Refusal(applied.getMessage());
        }
    }

    private RunDirectory directory(Optional<SavedPlan> saved) throws IOException {
        Instant now = surroundings.clock().instant();
        return saved.isPresent()
                ? new AppliedPlans(surroundings.runs()).begin(saved.get().id(), now, surroundings.random())
                : RunDirectory.create(surroundings.runs(), now, surroundings.random());
    }

    private Rollout rollOut(Workplace workplace, List<RolloutAgent> planned, Optional<SavedPlan> saved)
            throws IOException, InterruptedException {
        RunDirectory directory = directory(saved);
        directory.keep(workplace.given(), surroundings.controller());
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
