package io.volmount.ssh.log;

/** Gets what the operator may want to know of connections. Called from any thread. */
@FunctionalInterface
public interface ConnectionLog {

    /** A warning, one sentence. */
    void warn(String sentence);

    /**
     * How a connection came about, or why it did not.
     *
     * @param server {@code user@host:port}
     * @param sentence without secrets
     */
    default void tell(String server, String sentence) {}

    /** Whether what the SSH library logs is wanted. */
    default boolean wantsLibrary() {
        return false;
    }

    /**
     * A line of what the SSH library logs. It can contain anything that a server says.
     *
     * @param server {@code user@host:port}
     */
    default void library(String server, String line) {}
}
