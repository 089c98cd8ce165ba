package io.volmount.cli;

import io.volmount.report.result.Report;

/** Exit codes of the command. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CHANGES = 3;
    static final int STOPPED = 4;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The code for a report; planned changes count as success. */
    static int of(Report report) {
        return switch (report.result()) {
            case OK, CHANGES -> OK;
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
        };
    }
}
