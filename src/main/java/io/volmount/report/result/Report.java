package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.plan.advice.Advice;
import io.volmount.proof.CheckResult;
import io.volmount.proof.Judge;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import io.volmount.text.Worded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command found and did.
 *
 * @param command {@code plan}, {@code apply} or {@code verify}
 * @param playbook the playbook's name; empty if there was no run to work on
 * @param run the run's name; empty for commands that change nothing
 * @param ahead what applying the plan would do; empty if there are no steps or they were taken
 * @param stopped why a rollout ended early, and how to resume it; empty if it did not
 * @param called how commands find the run: its name, or its directory; empty if there is none
 * @param advice on a plan that does something against best practices
 * @param master what the master knows of the agents that a plan stops; empty if none was asked
 */
public record Report(
        String command,
        String playbook,
        Optional<String> run,
        Optional<BlastRadius> ahead,
        Optional<String> stopped,
        Optional<String> called,
        List<AgentReport> agents,
        Circumstances circumstances,
        List<AdviceReport> advice,
        Optional<MasterView> master) {

    /** Result of the command as a whole. */
    public enum Result implements Worded {
        /** Done, or nothing to do. */
        OK,
        /** There are changes to make. */
        CHANGES,
        /** At least one agent failed, was refused, unreachable, not verified or unproven. */
        FAILED,
        /** The budget or the operator stopped the rollout. */
        STOPPED
    }

    public Report {
        agents = List.copyOf(agents);
        advice = List.copyOf(advice);
    }

    /** One without advice, and without a master's view. */
    public Report(
            String command,
            String playbook,
            Optional<String> run,
            Optional<BlastRadius> ahead,
            Optional<String> stopped,
            Optional<String> called,
            List<AgentReport> agents,
            Circumstances circumstances) {
        this(command, playbook, run, ahead, stopped, called, agents, circumstances, List.of(), Optional.empty());
    }

    /** One of unknown circumstances. */
    public Report(
            String command,
            String playbook,
            Optional<String> run,
            Optional<BlastRadius> ahead,
            Optional<String> stopped,
            Optional<String> called,
            List<AgentReport> agents) {
        this(command, playbook, run, ahead, stopped, called, agents, Circumstances.UNKNOWN);
    }

    /** The same with who asked for it, and with what. */
    public Report requested(Request request) {
        return in(circumstances.requested(request), agents);
    }

    /**
     * The same with the times of the probes.
     *
     * @param times by the names of the agents
     */
    public Report probed(Map<String, Period> times) {
        Optional<Instant> began = times.values().stream().map(Period::began).min(Comparator.naturalOrder());
        Optional<Instant> ended =
                times.values().stream().flatMap(time -> time.ended().stream()).max(Comparator.naturalOrder());
        return in(
                circumstances.during(began.map(since -> new Period(since, ended))),
                agents.stream()
                        .map(agent -> agent.during(Optional.ofNullable(times.get(agent.name()))))
                        .toList());
    }

    /** The same with this advice besides. */
    public Report advised(Map<Advice, List<String>> more) {
        List<AdviceReport> all = new ArrayList<>(advice);
        more.forEach((one, names) -> all.add(new AdviceReport(one, names)));
        return new Report(command, playbook, run, ahead, stopped, called, agents, circumstances, all, master);
    }

    /** The same with what a master knows, if one was asked. */
    public Report seenBy(Optional<MasterView> asked) {
        return new Report(command, playbook, run, ahead, stopped, called, agents, circumstances, advice, asked);
    }

    /** The same of a run's agents: those that it left drained stay so. */
    public Report leftDrained(Rollout run) {
        return in(
                circumstances,
                agents.stream()
                        .map(agent -> agent.drained(run.agent(agent.name()).leftDrained()))
                        .toList());
    }

    private Report in(Circumstances known, List<AgentReport> them) {
        return new Report(command, playbook, run, ahead, stopped, called, them, known, advice, master);
    }

    /** The command line that continues with the agents that did not end well; empty if there are none, or no run. */
    Optional<String> next() {
        return called.filter(run -> any(agent -> !agent.outcome().good())).map(run -> "volmount resume " + run);
    }

    /** The checks that were made on no volume or agent, because there was nobody to ask. */
    List<String> notAsked() {
        return Judge.notAsked(agents.stream()
                .flatMap(agent -> Stream.concat(
                        agent.volumes().stream().flatMap(volume -> volume.evidence().stream()),
                        agent.evidence().stream()))
                .map(CheckResult::check)
                .collect(Collectors.toSet()));
    }

    public Result result() {
        if (stopped.isPresent()) {
            return Result.STOPPED;
        }
        if (agents.stream().anyMatch(agent -> !agent.outcome().good())) {
            return Result.FAILED;
        }
        return any(agent -> agent.outcome() == Outcome.PLANNED) ? Result.CHANGES : Result.OK;
    }

    private boolean any(Predicate<AgentReport> what) {
        return agents.stream().anyMatch(what);
    }
}
