package io.volmount.rollout;

import java.util.ArrayDeque;
import java.util.Deque;

/** Agents that are down for the same reason at the same time: those that wait, in their order, and how many are away. */
final class Zone {
    private final Limits limits;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int away;
    private int lost;
    private int begun;

    Zone(Limits limits) {
        this.limits = limits;
    }

    /**
     * An agent that waits.
     *
     * @param number of its place among all agents of the run
     */
    record Turn(int number, AgentProgress agent) {}

    /** Takes in an agent of the zone, whatever has become of it. */
    void add(int number, AgentProgress agent) {
        if (agent.pending()) {
            waiting.add(new Turn(number, agent));
        } else if (agent.lost()) {
            away++;
            lost++;
        }
    }

    boolean over() {
        return waiting.isEmpty();
    }

    /** The first that waits; there must be one. */
    Turn head() {
        return waiting.element();
    }

    /** Whether the zone can bear one more agent away now. */
    boolean hasRoom() {
        return limits.admit(away, lost);
    }

    /** Whether it can once only its lost agents are away; if not, it takes no more in this run. */
    boolean open() {
        return limits.leaveRoom(lost);
    }

    /** Whether it takes no more because of how many were lost, and not because these take every place. */
    boolean failed() {
        return lost > limits.maxFailures();
    }

    int away() {
        return away;
    }

    int begun() {
        return begun;
    }

    /** One of its agents is away already. */
    void occupy() {
        away++;
        begun++;
    }

    /** The head's turn has come without its being away. */
    void skip() {
        waiting.remove();
        begun++;
    }

    void begin(AgentProgress agent) {
        waiting.removeFirstOccurrence(turnOf(agent));
        away++;
        begun++;
    }

    private Turn turnOf(AgentProgress agent) {
        return waiting.stream()
                .filter(turn -> turn.agent() == agent)
                .findFirst()
                .orElseThrow();
    }

    /** One is lost, and stays away. */
    void lose() {
        lost++;
    }

    /** One is back and has given up its place. */
    void free() {
        away--;
    }
}
