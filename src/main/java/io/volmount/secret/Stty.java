package io.volmount.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The settings of the terminal on this process's standard input. */
final class Stty {
    private Stty() {}

    /** All settings as one word for {@link #set}. */
    static String settings() throws IOException {
        return run("-g");
    }

    static void set(String... settings) throws IOException {
        run(settings);
    }

    /** Restores earlier settings; does nothing if the terminal is gone. */
    static void restore(String before) {
        try {
            set(before);
        } catch (IOException e) {
            // the terminal is gone
        }
    }

    private static String run(String... settings) throws IOException {
        List<String> words =
                Stream.concat(Stream.of("stty"), Stream.of(settings)).toList();
        Process process = new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("stty failed");
        }
        return answer;
    }
}
