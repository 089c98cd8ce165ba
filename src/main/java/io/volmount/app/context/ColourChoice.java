package io.volmount.app.context;

import io.volmount.text.Worded;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** When output is coloured. */
public enum ColourChoice implements Worded {
    /** As the environment wants it; on a terminal otherwise. */
    AUTO,
    ALWAYS,
    NEVER;

    /**
     * Whether output to a stream is coloured. {@code NO_COLOR} comes before the variables that force colours
     * (no-color.org, bixense.com/clicolors, force-color.org).
     *
     * @param terminal whether the stream is a terminal; asked only if that decides
     */
    boolean coloured(Map<String, String> environment, BooleanSupplier terminal) {
        if (this != AUTO) {
            return this == ALWAYS;
        }
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        return forced(environment) || !environment.getOrDefault("TERM", "").equals("dumb") && terminal.getAsBoolean();
    }

    private static boolean forced(Map<String, String> environment) {
        return Stream.of("CLICOLOR_FORCE", "FORCE_COLOR")
                .map(name -> environment.getOrDefault(name, ""))
                .anyMatch(value -> !value.isEmpty() && !value.equals("0") && !value.equals("false"));
    }
}
