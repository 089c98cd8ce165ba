package io.volmount.cli.exit;

import io.volmount.report.result.Report;

/** Exit codes of the command. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int CHANGES = 3;
    public static final int STOPPED = 4;
    public static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The code for a report; planned changes count as success. */
    public static int of(Report report) {
        return switch (report.result()) {
            case OK, CHANGES -> OK;
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
        };
    }
}
