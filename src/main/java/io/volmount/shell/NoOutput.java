package io.volmount.shell;

import io.volmount.shell.session.NodeText;
import io.volmount.shell.session.SudoRefusal;

/** Explains why a script ended without a result. */
public final class NoOutput {
    private NoOutput() {}

    public static String explain(int status, String stderr) {
        return SudoRefusal.remedy(stderr).orElseGet(() -> {
            String last = NodeText.lastLine(stderr);
            return "the script did not complete: exit status " + status + (last.isEmpty() ? "" : ", " + last);
        });
    }
}
