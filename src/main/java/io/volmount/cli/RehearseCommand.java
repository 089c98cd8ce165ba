package io.volmount.cli;

import io.volmount.console.RehearsalProgress;
import io.volmount.plan.Purpose;
import io.volmount.playbook.Playbook;
import io.volmount.rehearsal.Assumptions;
import io.volmount.rehearsal.Cluster;
import io.volmount.rehearsal.Faults;
import io.volmount.rehearsal.Forecast;
import io.volmount.rehearsal.Rehearsal;
import io.volmount.report.ForecastJson;
import io.volmount.report.ForecastText;
import io.volmount.rollout.Planning;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rehearse",
        description = {
            "Rehearses the rollout on simulated agents, in virtual time: how long it would take, how many agents would"
                    + " be away, and where the budget would stop it.",
            "Looks at the agents of an inventory as plan does; changes nothing. Without one, the agents are made up."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount rehearse -i inventory.yaml -p playbook.yaml",
            "  volmount rehearse -i inventory.yaml -p playbook.yaml --faults reboot-hangs=1%%,step-fails=0.5%%",
            "  volmount rehearse --agents 10000 --zones 20 -p playbook.yaml --seed 7 --runs 1",
            "",
            "Faults, each with its share of the times that it could strike:",
            "  step-fails       a step ends with an error",
            "  step-slow        a step takes 20 times as long",
            "  connection-lost  the connection is lost before, during or after a step",
            "  probe-lied       the disk is not blank after all, and the guard on the node refuses it",
            "  reboot-ignored   the node never goes down",
            "  reboot-hangs     the node goes down and does not come back",
            "  reboot-twice     the node boots twice, which takes twice as long",
            "  not-verified     a volume is not offered in the end",
            "",
            "Exit codes: 0 in every run every agent ended well; 1 in some run an agent did not; 2 wrong usage or input;",
            "4 some run was stopped by the budget."
        })
final class RehearseCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--faults",
            paramLabel = "FAULT=SHARE,...",
            description = "what goes wrong, and how often (default: nothing)")
    private Optional<String> faults = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "of the first run; the same seed gives the same run (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "runs with consecutive seeds, up to 1000 (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "of the result on standard output: text or json (default: ${DEFAULT-VALUE})")
    private String format;

    @Option(
            names = {"-v", "--verbose"},
            description = "tell of every run on standard error")
    private boolean verbose;

    @Option(names = "--debug", description = "show the stack trace of an unexpected error")
    private boolean debug;

    RehearseCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        checkNumbers();
        Faults wrong = faults.map(Faults::parse).orElse(Faults.NONE);
        Forecast forecast = forecast(cluster.madeUp() ? madeUp(wrong) : probed(wrong));
        surroundings.show(style ->
                format.equals("json") ? ForecastJson.render(forecast) : new ForecastText(style).render(forecast));
        return switch (forecast.result()) {
            case OK -> ExitCode.OK;
            case FAILED -> ExitCode.FAILED;
            case STOPPED -> ExitCode.STOPPED;
        };
    }

    private void checkNumbers() {
        cluster.check();
        Output.format(format);
        if (runs < 1 || runs > 1000) {
            throw new Refusal("--runs takes a number from 1 to 1000");
        }
    }

    private Rehearsal madeUp(Faults wrong) {
        Playbook playbook = Playbook.load(cluster.playbook);
        return rehearsal(
                playbook, Cluster.madeUp(cluster.agents.orElseThrow(), cluster.zones.orElse(0), playbook), wrong);
    }

    private Rehearsal probed(Faults wrong) {
        try (Workplace workplace = new Workplace(cluster.probed(), verbose, surroundings)) {
            Cluster found = Cluster.probed(
                    workplace.targets(), workplace.plan(new Planning(workplace.survey(), Purpose.SHOWN)));
            return rehearsal(workplace.playbook(), found, wrong);
        }
    }

    private static Rehearsal rehearsal(Playbook playbook, Cluster cluster, Faults faults) {
        return new Rehearsal(playbook.name(), playbook.rollout(), cluster, Assumptions.usual(), faults);
    }

    private Forecast forecast(Rehearsal rehearsal) {
        try (RehearsalProgress progress = Screen.rehearsal(surroundings, runs)) {
            progress.say("rehearsing, from seed " + seed + " on");
            Runnable lastWords = () -> surroundings.remark(List.of("interrupted after " + progress.breakOff()));
            return StopSignal.ending(
                    lastWords,
                    () -> rehearsal.forecast(seed, runs, run -> {
                        if (verbose) {
                            progress.say(
                                    "seed " + run.seed() + ": " + run.took().toSeconds() + " s simulated"
                                            + (run.wasStopped() ? ", stopped: " + run.stopped() : ""));
                        }
                        progress.runEnded();
                    }));
        }
    }
}
