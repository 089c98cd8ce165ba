package io.volmount.probe;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.PollTimer;
import io.volmount.agent.Sleeper;
import io.volmount.agent.TimeLimit;
import io.volmount.document.Durations;
import io.volmount.facts.AgentFacts;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.Planner;
import io.volmount.plan.Purpose;
import io.volmount.plan.advice.Advice;
import io.volmount.plan.advice.AgentAdvice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Probes an agent and plans it. While devices of the playbook are missing, probes it again, for as long as the
 * {@code deviceTimeout} of the playbook allows; the plan says so.
 */
public record AgentPlanner(InstantSource time, Sleeper sleeper) {

    /**
     * What came of one probe.
     *
     * @param advice on what the plan does
     * @param missing devices and rules without which the plan is refused, and which may still come
     */
    record Planned(AgentPlan plan, List<Advice> advice, List<String> missing) {
        Planned(AgentPlan plan, List<Advice> advice) {
            this(plan, advice, List.of());
        }

        private Planned remarked(String sentence) {
            return new Planned(plan.remarked(sentence), advice, missing);
        }
    }

    Planned plan(Target target, Purpose purpose) throws AgentUnreachable {
        Duration timeout = target.playbook().deviceTimeout();
        PollTimer poll = new PollTimer(time, sleeper, timeout);
        Planned planned = planAtOnce(target, purpose);
        List<String> awaited = planned.missing();
        while (!planned.missing().isEmpty() && poll.awaitNext()) {
            planned = planAtOnce(target, purpose);
        }
        if (awaited.isEmpty() || timeout.isZero()) {
            return planned;
        }
        String limit = " (deviceTimeout: " + Durations.text(timeout) + ")";
        return planned.missing().isEmpty()
                ? planned.remarked("waited for " + String.join(", ", awaited) + " to appear" + limit)
                : planned.remarked("waited in vain for " + String.join(", ", planned.missing()) + limit);
    }

    private static Planned planAtOnce(Target written, Purpose purpose) throws AgentUnreachable {
        ConcreteTarget concrete = ConcreteTarget.of(written);
        if (!concrete.refusals().isEmpty()) {
            AgentFacts facts = concrete.probed().orElseThrow();
            List<String> rules = written.playbook().rules().stream()
                    .map(rule -> "the disks of " + rule.name())
                    .toList();
            return new Planned(
                    Planner.refused(facts, concrete.refusals()),
                    List.of(),
                    isMistaken(written, facts) ? List.of() : rules);
        }
        Target target = concrete.target();
        AgentFacts facts = facts(target);
        return TimeLimit.run(() -> {
            AgentPlan plan = Planner.plan(facts, target.playbook(), target.expectedRole(), purpose);
            return new Planned(
                    plan,
                    plan.hasChanges() ? new AgentAdvice(target.playbook(), facts).all() : List.of(),
                    plan.verdict() == Verdict.REFUSED && !isMistaken(target, facts)
                            ? target.request().devices().stream()
                                    .filter(device -> !facts.devices().containsKey(device))
                                    .toList()
                            : List.of());
        });
    }

    private static boolean isMistaken(Target target, AgentFacts facts) {
        return !Planner.mistaken(facts, target.expectedRole()).isEmpty();
    }

    static AgentFacts facts(Target target) throws AgentUnreachable {
        return target.agent().probe(target.request());
    }
}
