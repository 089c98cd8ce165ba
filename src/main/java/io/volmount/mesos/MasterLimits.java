package io.volmount.mesos;

import java.time.Duration;

/** Limits for what a Mesos master is waited for, and for what is read of it and kept. A master may hang, or lie. */
public final class MasterLimits {
    /** For a TCP connection and the TLS handshake. */
    public static final Duration CONNECTION = Duration.ofSeconds(10);

    /** For one question: all redirects, and the answer up to its last byte. */
    public static final Duration QUESTION = Duration.ofSeconds(60);

    /** Redirects of one question; one leads to the leading master, another from http to https. */
    public static final int REDIRECTS = 4;

    /** Bytes of one answer. An agent is 3 to 10 KB of {@code /slaves}. */
    public static final long ANSWER = 256L << 20;

    /** Bytes of one element of a list: an agent with its resources, a task. */
    public static final int ELEMENT = 4 << 20;

    /** Agents in one answer; a master is tested with half of it. */
    public static final int AGENTS = 100_000;

    /** Resources of one agent; each reservation and each persistent volume is one. */
    public static final int RESOURCES = 10_000;

    /** Attributes of one agent. */
    public static final int ATTRIBUTES = 256;

    /** Resources and attributes of all agents in one answer: 20 of each of the most agents that a master is tested with. */
    public static final int KEPT = 1_000_000;

    /** Tasks that have not ended; Mesos is run with a tenth of it. */
    public static final int LIVE_TASKS = 500_000;

    /** Tasks that are asked for, most of which may have ended; a master remembers some 1,000 of each framework. */
    public static final int TASKS = 1_000_000;

    /** Frameworks in one answer. */
    public static final int FRAMEWORKS = 10_000;

    private MasterLimits() {}
}
