package io.volmount.lab.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Root's shell at the end of a virtual serial port (lab-shell.service), which is there when sshd is not. What is asked while
 * the machine boots is answered when it is up, or lost. Not thread-safe.
 */
final class RootShell implements AutoCloseable {
    private static final String REQUEST =
            "d=$(mktemp -d -p /run); echo %s | base64 -d > $d/in; sh $d/in < /dev/null > $d/out 2> $d/err;"
                    + " printf '\\n%s %%s %%s %%s\\n' $? \"$(base64 -w 0 $d/out)\" \"$(base64 -w 0 $d/err)\"; rm -r $d";

    /** @param stdout without its last newline */
    record Result(int exitCode, String stdout, String stderr) {}

    private final Lines lines;
    private int asked;

    RootShell(Path socket) throws IOException {
        lines = Lines.of(socket);
    }

    /** What became of the script, or empty where no answer comes within the time. */
    Optional<Result> run(String script, Duration within) {
        String token = "answer-" + ++asked;
        lines.send(REQUEST.formatted(Base64.getEncoder().encodeToString(script.getBytes(UTF_8)), token));
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<String> line = lines.next(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            if (line.isEmpty()) {
                return Optional.empty();
            }
            String[] words = line.get().split(" ", -1);
            if (words[0].equals(token)) {
                return Optional.of(new Result(Integer.parseInt(words[1]), decoded(words[2]), decoded(words[3])));
            }
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8).stripTrailing();
    }
}
