package io.volmount.console.screen;

import io.volmount.rollout.AgentProgress;
import io.volmount.rollout.Budget;
import io.volmount.rollout.Outcome;
import io.volmount.rollout.Rollout;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a run stands at one instant.
 *
 * @param begun when it was begun, or last resumed
 * @param changing agents that the run has something to do on, or had
 * @param done those of them that have an outcome
 * @param waiting those of them that have not begun
 * @param outcomes how many agents ended in which, including those with nothing to do
 * @param working how many agents in flight are at what
 * @param inFlight those whose current step has been running longest first
 * @param soaking verified agents that still count as unavailable
 * @param soaked until the first of them is available again; empty if none is soaking
 * @param canariesSoaked until the last of them is; empty unless all canaries are verified and soaking
 * @param left how long the run will still take; empty as long as nobody can tell
 */
public record RunStatus(
        String run,
        String playbook,
        Instant begun,
        Instant now,
        int changing,
        int done,
        int waiting,
        Map<Outcome, Integer> outcomes,
        Budget budget,
        Map<Phase, Integer> working,
        List<InFlight> inFlight,
        int soaking,
        Optional<Duration> soaked,
        Optional<Duration> canariesSoaked,
        Optional<Duration> left) {

    public RunStatus {
        outcomes = Collections.unmodifiableMap(new TreeMap<>(outcomes));
        working = Collections.unmodifiableMap(new TreeMap<>(working));
        inFlight = List.copyOf(inFlight);
    }

    /**
     * The status of a run that is not closed.
     *
     * @param times of the steps that its agents have taken
     */
    public static RunStatus of(Rollout run, StepTimes times, Instant begun, Instant now, Optional<Duration> left) {
        List<AgentProgress> changing = run.agents().stream()
                .filter(agent -> agent.begun() || agent.agent().plan().hasChanges())
                .toList();
        int done = (int)
                changing.stream().filter(agent -> agent.outcome().isPresent()).count();
        List<InFlight> inFlight = changing.stream()
                .filter(AgentProgress::inFlight)
                .map(agent -> InFlight.of(agent, times, now))
                .sorted(Comparator.comparing(InFlight::age).reversed())
                .toList();
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        run.agents().forEach(agent -> agent.outcome().ifPresent(outcome -> outcomes.merge(outcome, 1, Integer::sum)));
        Map<Phase, Integer> working = new EnumMap<>(Phase.class);
        inFlight.forEach(agent -> working.merge(agent.phase(), 1, Integer::sum));
        List<Instant> soaking = run.soakEnds().values().stream().sorted().toList();
        Budget budget = run.budget();
        Budget.Canaries canaries = budget.canaries();
        boolean canariesSoak = !canaries.passed() && canaries.verified() == canaries.all() && !soaking.isEmpty();
        return new RunStatus(
                run.run(),
                run.opening().playbook(),
                begun,
                now,
                changing.size(),
                done,
                changing.size() - done - inFlight.size(),
                outcomes,
                budget,
                working,
                inFlight,
                soaking.size(),
                soaking.stream().findFirst().map(end -> until(end, now)),
                canariesSoak ? Optional.of(until(soaking.get(soaking.size() - 1), now)) : Optional.empty(),
                left);
    }

    private static Duration until(Instant end, Instant now) {
        return InFlight.notNegative(Duration.between(now, end));
    }

    int count(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
