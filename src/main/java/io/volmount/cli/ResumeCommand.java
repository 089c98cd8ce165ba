package io.volmount.cli;

import io.volmount.inventory.NameFolding;
import io.volmount.journal.Journal;
import io.volmount.journal.RunDirectory;
import io.volmount.report.Report;
import io.volmount.report.Reports;
import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Consent;
import io.volmount.rollout.FreshLook;
import io.volmount.rollout.Planning;
import io.volmount.rollout.Rollout;
import io.volmount.rollout.RolloutAgent;
import io.volmount.rollout.RolloutEvent.RunResumed;
import io.volmount.rollout.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resume",
        description = {
            "Takes a run up again that was interrupted or stopped, or whose agents did not all end well.",
            "Looks at every agent that has not ended well and goes on with what it still needs. Asks before it touches"
                    + " an agent or a disk that no plan of the run named, and of a run that was not begun here."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount resume                       the newest run, if it is not finished",
            "  volmount resume 20261122-21           by the beginning of its name",
            "  volmount resume /mnt/old-controller/runs/20261122-210501-k3xq"
        })
final class ResumeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "name of a run, the beginning of one, or the path of its directory"
                    + " (default: the newest, if it is not finished)")
    private Optional<String> name = Optional.empty();

    @Mixin
    private SshOptions ssh = new SshOptions();

    @Mixin
    private WorkOptions work = new WorkOptions();

    @Mixin
    private OutputOptions options = new OutputOptions();

    @Option(names = "--yes", description = "do not ask, whatever the agents still need")
    private boolean yes;

    ResumeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Output output = new Output(options, surroundings);
        RunChoice choice = new RunChoice(surroundings);
        Optional<RunDirectory> chosen =
                name.isPresent() ? Optional.of(choice.toGoOnWith(name.get())) : choice.newestUnfinished();
        return output.write("resume", () -> chosen.isPresent() ? report(chosen.get()) : Reports.ofNoRun("resume"));
    }

    private Report report(RunDirectory directory) throws IOException, InterruptedException {
        try (Journal journal = Journal.reopen(directory)) {
            Rollout run = Rollout.of(journal.past())
                    .orElseThrow(
                            () -> new Refusal(
                                    "run " + directory.run()
                                            + " was interrupted before anything was begun: there is nothing to go on with, apply again"));
            List<AgentProgress> open = run.open();
            if (run.closed() && open.isEmpty()) {
                surroundings.remark(List.of("run " + run.run() + " is finished, and every agent of it ended well"));
                return Reports.ofRollout("resume", run);
            }
            RunOrigin origin = RunOrigin.of(directory, surroundings);
            origin.strange().ifPresent(why -> refuseUnasked(origin, why));
            surroundings.remark(List.of("resuming run " + run.run() + ": " + open.size() + " of "
                    + run.agents().size() + " agents have not ended well"));
            Inputs inputs = Inputs.of(directory.given(), ssh, surroundings.user());
            try (Workplace workplace = new Workplace(inputs, work, options.verbose, surroundings)) {
                return goOn(workplace, journal, run, origin, open);
            }
        }
    }

    /** What was agreed to elsewhere is asked for here. */
    private void refuseUnasked(RunOrigin origin, String why) {
        if (!yes && !surroundings.canAsk()) {
            throw new Refusal(
                    "this run was not begun here (" + why + "), so its plan is to be agreed to, and there is no"
                            + " terminal to ask at: see what it says with `volmount runs show " + origin.called()
                            + "`, then resume with --yes");
        }
    }

    private Report goOn(Workplace workplace, Journal journal, Rollout run, RunOrigin origin, List<AgentProgress> open)
            throws IOException, InterruptedException {
        FreshLook look = new FreshLook(run, surroundings.steady(), surroundings.sleeper());
        List<RolloutAgent> planned =
                workplace.plan(new Planning(workplace.survey(), look), targets(workplace, open), remedy(origin));
        if (!workplace.progress().quietly(() -> agreed(journal, run, origin, planned))) {
            return Reports.ofNothingBegun("resume", run.opening().playbook(), planned, "the operator did not say yes");
        }
        try (RollingOut rollingOut = new RollingOut(origin.called(), workplace, journal, surroundings)) {
            workplace.progress().recall(journal.past());
            RunResumed resumption = new RunResumed(surroundings.clock().instant(), planned);
            return Reports.ofRollout("resume", rollingOut.goOn(run, resumption), origin.called());
        }
    }

    private static String remedy(RunOrigin origin) {
        return "resume with: volmount resume " + origin.called();
    }

    private static List<Target> targets(Workplace workplace, List<AgentProgress> open) {
        Set<String> names =
                open.stream().map(progress -> progress.agent().name()).collect(Collectors.toSet());
        List<Target> targets = workplace.targets().stream()
                .filter(target -> names.contains(target.name()))
                .toList();
        if (targets.size() < names.size()) {
            throw new Refusal("inputs.json of this run does not name all agents of its journal: restore the run's"
                    + " directory from a copy");
        }
        return targets;
    }

    /** Shows what is still to be done; asks if it was agreed to elsewhere, or a part of it in no plan at all. */
    private boolean agreed(Journal journal, Rollout run, RunOrigin origin, List<RolloutAgent> planned)
            throws IOException {
        origin.strange()
                .ifPresent(why -> surroundings.remark(
                        List.of("this run was not begun here: " + why + "; all that it would do now is:")));
        Consent consent = new Consent(journal.past());
        List<String> news =
                planned.stream().filter(consent::lacks).map(RolloutAgent::name).toList();
        if (!news.isEmpty()) {
            String what = NameFolding.fold(news) + " would be changed beyond what any plan of this run named";
            if (!yes && !surroundings.canAsk()) {
                throw new Refusal(what + ", and there is no terminal to ask at: look at what a plan says now,"
                        + " then resume with --yes");
            }
            surroundings.remark(List.of(what));
        }
        Confirmation confirmation = new Confirmation(
                surroundings, yes || news.isEmpty() && origin.strange().isEmpty(), "To go on, " + remedy(origin) + ".");
        return confirmation.confirmed(Reports.ofPlan("resume", run.opening().playbook(), planned));
    }
}
