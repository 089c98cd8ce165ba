package io.volmount.report.result;

import io.volmount.agent.Period;
import io.volmount.plan.advice.Advice;
import io.volmount.rollout.Outcome;
import io.volmount.text.Worded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
        List<AdviceReport> advice) {

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

    /** One without advice. */
    public Report(
            String command,
            String playbook,
            Optional<String> run,
            Optional<BlastRadius> ahead,
            Optional<String> stopped,
            Optional<String> called,
            List<AgentReport> agents,
            Circumstances circumstances) {
        this(command, playbook, run, ahead, stopped, called, agents, circumstances, List.of());
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
        return new Report(command, playbook, run, ahead, stopped, called, agents, circumstances, all);
    }

    private Report in(Circumstances known, List<AgentReport> them) {
        return new Report(command, playbook, run, ahead, stopped, called, them, known, advice);
    }

    /** The command line that continues with the agents that did not end well; empty if there are none, or no run. */
    Optional<String> next() {
        return called.filter(run -> any(agent -> !agent.outcome().good())).map(run -> "volmount resume " + run);
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

    /** Number of agents by outcome, without zeros. */
    public Map<Outcome, Integer> counts() {
        Map<Outcome, Integer> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            int count = (int)
                    agents.stream().filter(agent -> agent.outcome() == outcome).count();
            if (count > 0) {
                counts.put(outcome, count);
            }
        }
        return counts;
    }

    private boolean any(Predicate<AgentReport> what) {
        return agents.stream().anyMatch(what);
    }
}
