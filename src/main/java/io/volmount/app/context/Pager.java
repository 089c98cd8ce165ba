package io.volmount.app.context;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that shows text a screen at a time.
 *
 * @param command for a shell, as POSIX has it for {@code PAGER}
 */
record Pager(String command) {
    /** Where there is no less, the text is printed as if it were not too high. */
    private static final String DEFAULT = "if command -v less >/dev/null 2>&1; then exec less; else exec cat; fi";

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    /** {@code VOLMOUNT_PAGER}, else {@code PAGER}, else less if there is one. Empty if that is none, and for a terminal that can do nothing. */
    static Optional<Pager> of(Map<String, String> environment) {
        String command = Stream.of("VOLMOUNT_PAGER", "PAGER")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .findFirst()
                .orElse(DEFAULT);
        boolean none = command.isBlank() || command.equals("cat");
        return none || environment.getOrDefault("TERM", "").equals("dumb")
                ? Optional.empty()
                : Optional.of(new Pager(command));
    }

    /**
     * Shows the text until the operator has seen enough, which ends at the pager's end and not at Ctrl-C.
     *
     * @return false if the pager could not be started, and nothing has been shown
     */
    boolean shows(String text) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Quit if it fits, show colours, leave the text on the screen; as Git sets it.
        builder.environment().putIfAbsent("LESS", "FRX");
        builder.environment().putIfAbsent("LV", "-c");
        return StopSignal.during(Pager::end, () -> shows(text, builder));
    }

    private static void end(StopSignal signal) {
        if (signal != StopSignal.INT) {
            System.exit(signal.exitCode());
        }
    }

    private static boolean shows(String text, ProcessBuilder builder) {
        Process pager;
        try {
            pager = builder.start();
        } catch (IOException noShell) {
            return false;
        }
        try (OutputStream in = pager.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException seenEnough) {
            // it reads no more
        }
        int exitCode = pager.onExit().join().exitValue();
        return exitCode != NOT_EXECUTABLE && exitCode != NOT_FOUND;
    }
}
