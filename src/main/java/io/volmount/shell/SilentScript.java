package io.volmount.shell;

/** Why a script that ended said nothing. */
final class SilentScript {
    private SilentScript() {}

    static String why(int status, String stderr) {
        return SudoRefusal.remedy(stderr).orElseGet(() -> {
            String last = NodeText.lastLine(stderr);
            return "the script did not run to its end: status " + status + (last.isEmpty() ? "" : ", " + last);
        });
    }
}
