package io.volmount.cli;

import io.volmount.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a run comes from, as far as its directory tells.
 *
 * @param strange why it may be no run of this controller, in a clause; empty if it is one
 * @param called how a command names it
 */
record RunOrigin(Optional<String> strange, String called) {

    static RunOrigin of(RunDirectory directory, Surroundings here) throws IOException {
        boolean atHome = isAtHome(directory, here);
        Optional<String> begunElsewhere = directory
                .controller()
                .filter(controller -> !host(controller).equals(host(here.controller())))
                .map(controller -> controller + " began it");
        Optional<String> liesElsewhere = Optional.of(
                        directory.path() + " is none of this controller's runs, which are in " + here.runs())
                .filter(any -> !atHome);
        return new RunOrigin(begunElsewhere.or(() -> liesElsewhere), directory.called());
    }

    /** Whether it lies among this controller's runs, where commands find it by its name. */
    static boolean isAtHome(RunDirectory directory, Surroundings here) throws IOException {
        Path runs = here.runs();
        return Files.exists(runs)
                && runs.toRealPath().equals(directory.path().toRealPath().getParent());
    }

    /** Of {@code user@host}: whoever goes on with a run where it was begun need not be who began it. */
    private static String host(String controller) {
        return controller.substring(controller.lastIndexOf('@') + 1);
    }
}
