package io.volmount.app.context;

/** How much a command tells on standard error beside warnings and errors. Each level includes those before it. */
public enum Verbosity {
    /** No progress. */
    QUIET,
    /** Progress. */
    NORMAL,
    /** Every event, every check, and what of OpenSSH's configuration is not used. */
    DETAILS,
    /** How each connection came about. */
    CONNECTIONS,
    /** What the SSH library logs. */
    SSH;

    public boolean includes(Verbosity other) {
        return compareTo(other) >= 0;
    }
}
