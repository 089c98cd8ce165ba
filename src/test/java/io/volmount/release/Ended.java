package io.volmount.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;

/** What came of a program. */
record Ended(int exitCode, String said) {

    /** Runs a program to its end, in a directory. */
    static Ended of(Path directory, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            return new Ended(process.waitFor(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while running " + command);
        }
    }

    /** What a program said that has to succeed. */
    static String said(List<String> command) throws IOException {
        Ended ended = of(Path.of("."), command);
        if (ended.exitCode() != 0) {
            throw new AssertionError(command + " ended with " + ended.exitCode() + ":\n" + ended.said());
        }
        return ended.said();
    }
}
