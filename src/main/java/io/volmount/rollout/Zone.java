package io.volmount.rollout;

import java.util.ArrayDeque;
import java.util.Deque;

/** A failure domain: its waiting agents in order, and how many of its agents are unavailable. */
final class Zone {
    private final Limits limits;
    private final Deque<WaitingAgent> waiting = new ArrayDeque<>();
    private int unavailable;
    private int lost;
    private int begun;

    Zone(Limits limits) {
        this.limits = limits;
    }

    /**
     * An agent that waits.
     *
     * @param number its position among all agents of the run
     */
    record WaitingAgent(int number, AgentProgress agent) {}

    void add(int number, AgentProgress agent) {
        if (agent.pending()) {
            waiting.add(new WaitingAgent(number, agent));
        } else if (agent.lost()) {
            unavailable++;
            lost++;
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** The first waiting agent; there must be one. */
    WaitingAgent head() {
        return waiting.element();
    }

    /** Whether one more agent of the zone may begin now. */
    boolean hasRoom() {
        return limits.admit(unavailable, lost);
    }

    /** Whether one more may begin once only its lost agents are unavailable; if not, none will in this run. */
    boolean open() {
        return limits.leaveRoom(lost);
    }

    /** Whether it is closed by maxFailures and not by maxUnavailable. */
    boolean failed() {
        return lost > limits.maxFailures();
    }

    Budget.Use use() {
        return Budget.Use.of(limits, unavailable, lost);
    }

    int unavailable() {
        return unavailable;
    }

    int begun() {
        return begun;
    }

    /** One of its agents is already unavailable. */
    void occupy() {
        unavailable++;
        begun++;
    }

    /** Removes the first waiting agent without counting it as unavailable. */
    void skip() {
        waiting.remove();
        begun++;
    }

    void begin(AgentProgress agent) {
        waiting.removeFirstOccurrence(waitingAgent(agent));
        unavailable++;
        begun++;
    }

    private WaitingAgent waitingAgent(AgentProgress agent) {
        return waiting.stream()
                .filter(candidate -> candidate.agent() == agent)
                .findFirst()
                .orElseThrow();
    }

    /** One agent is lost and stays unavailable. */
    void lose() {
        lost++;
    }

    /** One agent is available again. */
    void free() {
        unavailable--;
    }
}
