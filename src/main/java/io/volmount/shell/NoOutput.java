package io.volmount.shell;

import io.volmount.shell.session.NodeText;
import io.volmount.shell.session.SudoRefusal;

/** Why a script that ended said nothing. */
public final class NoOutput {
    private NoOutput() {}

    public static String why(int status, String stderr) {
        return SudoRefusal.remedy(stderr).orElseGet(() -> {
            String last = NodeText.lastLine(stderr);
            return "the script did not run to its end: status " + status + (last.isEmpty() ? "" : ", " + last);
        });
    }
}
