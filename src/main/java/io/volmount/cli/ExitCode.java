package io.volmount.cli;

import io.volmount.report.result.Report;

/** What the shell gets to know. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CHANGES = 3;
    static final int STOPPED = 4;
    static final int INTERRUPTED = 130;

    private ExitCode() {}

    /** The code for a report; planned changes are nothing special unless they were asked for. */
    static int of(Report report) {
        return switch (report.result()) {
            case OK, CHANGES -> OK;
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
        };
    }
}
