package io.volmount.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.rollout.RolloutEvent.AgentAdmitted;
import io.volmount.rollout.RolloutEvent.AgentFinished;
import io.volmount.rollout.RolloutEvent.AgentSoaked;
import io.volmount.rollout.RolloutEvent.AgentSoaking;
import io.volmount.rollout.RolloutEvent.RunClosed;
import io.volmount.rollout.RolloutEvent.RunOpened;
import io.volmount.rollout.RolloutEvent.StopRequested;
import io.volmount.rollout.driver.EventSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps the books of a run by its events alone, and holds every event to what the policy agreed. */
public final class Ledger implements EventSink {
    private final RolloutPolicy policy;
    private final Map<String, Optional<String>> zones = new LinkedHashMap<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> away = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final List<String> begun = new ArrayList<>();
    private final Map<String, AgentFinished> ended = new HashMap<>();
    private final int canaries;
    private boolean stopRequested;

    public Ledger(RunOpened opening) {
        this.policy = opening.policy();
        opening.agents().forEach(agent -> {
            zones.put(agent.name(), agent.zone());
            if (agent.plan().hasChanges()) {
                waiting.add(agent.name());
            } else if (Outcome.of(agent.plan().verdict()).unavailable()) {
                lost.add(agent.name());
                away.add(agent.name());
            }
        });
        int possible = (int) waiting.stream().filter(this::zoneIsOpen).count();
        this.canaries = Math.min(policy.canary().of(zones.size()), possible);
    }

    /** How many have been lost since the opening, and before. */
    public int lost() {
        return lost.size();
    }

    /** How many were begun and have their outcome. */
    public int ended() {
        return ended.size();
    }

    private int count(Set<String> agents, String likeThis) {
        return (int) agents.stream()
                .filter(agent -> zones.get(agent).equals(zones.get(likeThis)))
                .count();
    }

    private int zoneSize(String agent) {
        return count(zones.keySet(), agent);
    }

    private boolean failuresAllow(String agent) {
        int inZone = policy.perZone()
                .maxFailures()
                .map(amount -> amount.of(zoneSize(agent)))
                .orElse(Integer.MAX_VALUE);
        return lost.size() <= policy.maxFailures().of(zones.size()) && count(lost, agent) <= inZone;
    }

    private boolean windowHolds(Set<String> gone, String agent, int more) {
        int inZone = policy.perZone()
                .maxUnavailable()
                .map(amount -> Math.max(1, amount.of(zoneSize(agent))))
                .orElse(Integer.MAX_VALUE);
        return gone.size() + more <= Math.max(1, policy.maxUnavailable().of(zones.size()))
                && count(gone, agent) + more <= inZone;
    }

    private boolean zoneIsOpen(String agent) {
        int failures = policy.perZone()
                .maxFailures()
                .map(amount -> amount.of(zoneSize(agent)))
                .orElse(Integer.MAX_VALUE);
        int places = policy.perZone()
                .maxUnavailable()
                .map(amount -> Math.max(1, amount.of(zoneSize(agent))))
                .orElse(Integer.MAX_VALUE);
        return count(lost, agent) <= failures && count(lost, agent) < places;
    }

    private boolean canariesAre(Predicate<String> proven) {
        return begun.size() >= canaries && begun.subList(0, canaries).stream().allMatch(proven);
    }

    private boolean verified(String agent) {
        return ended.containsKey(agent) && ended.get(agent).outcome().good();
    }

    /** To be called when the run waits: nobody who may be begun does. */
    public void assertNoIdleRoom() {
        if (!stopRequested && canariesAre(canary -> !away.contains(canary) && verified(canary))) {
            assertThat(waiting).noneMatch(agent -> failuresAllow(agent) && windowHolds(away, agent, 1));
        }
    }

    @Override
    public void record(RolloutEvent event) {
        if (event instanceof AgentAdmitted admitted) {
            admit(admitted.agent());
        } else if (event instanceof AgentFinished finished) {
            finish(finished);
        } else if (event instanceof AgentSoaking soaking) {
            assertThat(away).contains(soaking.agent());
            assertThat(soaking.until())
                    .isEqualTo(ended.get(soaking.agent()).at().plus(policy.soak()));
        } else if (event instanceof AgentSoaked soaked) {
            assertThat(away.remove(soaked.agent())).isTrue();
        } else if (event instanceof StopRequested) {
            stopRequested = true;
        } else if (event instanceof RunClosed closed) {
            close(closed.stopped());
        }
    }

    private void admit(String agent) {
        assertThat(stopRequested).as("nobody is begun after a stop").isFalse();
        assertThat(waiting.remove(agent)).as("nobody is begun twice").isTrue();
        assertThat(failuresAllow(agent)).as("failures in all and per zone").isTrue();
        if (begun.size() >= canaries) {
            assertThat(canariesAre(canary -> !away.contains(canary) && verified(canary)))
                    .as("canaries come first")
                    .isTrue();
        }
        begun.add(agent);
        away.add(agent);
        assertThat(windowHolds(away, agent, 0)).as("window in all and per zone").isTrue();
    }

    private void finish(AgentFinished finished) {
        String agent = finished.agent();
        assertThat(ended.put(agent, finished)).as("nobody ends twice").isNull();
        if (finished.outcome().unavailable()) {
            lost.add(agent);
        } else if (finished.outcome() != Outcome.VERIFIED
                || policy.soak().isZero()
                || stopRequested
                || waiting.isEmpty()) {
            away.remove(agent);
        }
    }

    private void close(String stopped) {
        assertThat(begun).as("all that were begun have ended").allMatch(ended::containsKey);
        assertThat(stopped.isEmpty()).isEqualTo(waiting.isEmpty());
        if (!stopRequested && canariesAre(this::verified)) {
            assertThat(waiting)
                    .as("waiting in vain")
                    .noneMatch(agent -> failuresAllow(agent) && windowHolds(lost, agent, 1));
        }
    }
}
