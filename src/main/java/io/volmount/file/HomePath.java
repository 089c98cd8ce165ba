package io.volmount.file;

import java.nio.file.Path;

/** Paths below the home directory, which people write with {@code ~/}. */
public final class HomePath {
    private static final String HOME = "~/";

    private HomePath() {}

    /** The text with a leading {@code ~/} replaced; any other text unchanged. */
    public static String expanded(String text, Path home) {
        return text.startsWith(HOME) ? home + "/" + text.substring(HOME.length()) : text;
    }
}
