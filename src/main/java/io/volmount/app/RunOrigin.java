package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run comes from, according to its directory.
 *
 * @param doubt why it may not be a run of this controller, as a clause; empty if it is one
 * @param called how commands name it
 */
record RunOrigin(Optional<String> doubt, String called) {

    static RunOrigin of(RunDirectory directory, ProcessContext context) throws IOException {
        boolean atHome = isAtHome(directory, context);
        Optional<String> begunElsewhere = directory
                .controller()
                .filter(controller -> !host(controller).equals(host(context.controller())))
                .map(controller -> controller + " began it");
        Optional<String> liesElsewhere = Optional.of(
                        directory.path() + " is not among this controller's runs in " + context.runs())
                .filter(any -> !atHome);
        return new RunOrigin(begunElsewhere.or(() -> liesElsewhere), directory.reference());
    }

    /** Whether it is among this controller's runs, where commands find it by its name. */
    static boolean isAtHome(RunDirectory directory, ProcessContext context) throws IOException {
        Path runs = context.runs();
        return Files.exists(runs)
                && runs.toRealPath().equals(directory.path().toRealPath().getParent());
    }

    /** The host in {@code user@host}: another user of the same host may resume a run. */
    private static String host(String controller) {
        return controller.substring(controller.lastIndexOf('@') + 1);
    }
}
