package io.volmount.mesos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The leading master, which redirects lead to. Asks only for what it reads. Thread-safe.
 *
 * <p>The endpoints that are asked for are those of Mesos 0.28 to 1.11. A master that does not lead redirects from Mesos 1.0 on;
 * an earlier one answers as if it had no agents.
 */
public final class MesosMaster {
    private final MasterHttp http;

    /**
     * Of one question.
     *
     * @param answer bytes
     * @param element bytes
     */
    record Limits(Duration question, long answer, int element) {
        static final Limits USUAL = new Limits(MasterLimits.QUESTION, MasterLimits.ANSWER, MasterLimits.ELEMENT);
    }

    /**
     * Connects to nothing yet.
     *
     * @param caFile certificates in PEM of the authorities that may sign the master's; without it, those that this machine trusts
     * @throws io.volmount.document.InvalidInput if it cannot be used
     */
    public MesosMaster(MasterUrl url, MasterCredentials credentials, Optional<Path> caFile) {
        this(url, credentials, caFile, Limits.USUAL);
    }

    MesosMaster(MasterUrl url, MasterCredentials credentials, Optional<Path> caFile, Limits limits) {
        http = new MasterHttp(url, credentials, caFile, limits);
    }

    /** As the operator named it. */
    public MasterUrl url() {
        return http.url();
    }

    /** The agents that the leading master knows, with their resources. */
    public MasterAgents agents() throws MasterUnavailable {
        return ask("/slaves", AgentsAnswer::read);
    }

    /** The number of agents that the leading master has lost and no longer names; empty if it does not say. */
    public OptionalInt unreachable() throws MasterUnavailable {
        return http.askLeader("/metrics/snapshot", answer -> answer.count("master/slaves_unreachable"));
    }

    /**
     * An agent with its resources; empty if the leading master does not know it.
     *
     * @param id letters, digits, {@code .}, {@code _} and {@code -}
     */
    public Optional<MesosAgent> agent(String id) throws MasterUnavailable {
        return ask("/slaves?slave_id=" + id, AgentsAnswer::read).byId(id);
    }

    /** What the leading master knows of its cluster; from several answers, between which little time passes. */
    public MasterState state() throws MasterUnavailable {
        MasterAgents agents = agents();
        List<MesosTask> tasks = ask("/tasks?limit=" + MasterLimits.TASKS, TasksAnswer::read);
        return new MasterState(agents, tasks, ask("/state-summary", FrameworksAnswer::read));
    }

    /** @param endpoint one that a master that does not lead redirects, such as {@code /slaves} */
    public <T> T ask(String endpoint, AnswerReader<T> reader) throws MasterUnavailable {
        return http.ask(endpoint, reader);
    }

    /**
     * Posts a document to the leading master, and again if the connection is lost. If this fails, the master may have done what
     * it says all the same.
     *
     * @param endpoint such as {@code /api/v1}
     * @param json what can be said twice without harm
     * @return why the master does not do what it says, in its own words; empty if it did it
     */
    public Optional<String> change(String endpoint, String json) throws MasterUnavailable {
        return http.change(endpoint, json);
    }
}
