package io.volmount.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the terminal shows what is typed. */
@FunctionalInterface
public interface Echo {

    /** Somebody types. */
    @FunctionalInterface
    interface Typing {
        Optional<Secret> read() throws IOException;
    }

    /** What is typed, without its being shown. */
    Optional<Secret> unseen(Typing typing) throws IOException;

    /** The echo of the terminal that is this process's standard input; comes back even if the process is interrupted. */
    static Echo ofTerminal() {
        return typing -> {
            String before = stty("-g");
            Thread restore = new Thread(() -> restore(before));
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                stty("-echo");
                return typing.read();
            } finally {
                restore(before);
                Runtime.getRuntime().removeShutdownHook(restore);
            }
        };
    }

    private static void restore(String before) {
        try {
            stty(before);
        } catch (IOException e) {
            // the terminal is gone, and with it its echo
        }
    }

    private static String stty(String... settings) throws IOException {
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
