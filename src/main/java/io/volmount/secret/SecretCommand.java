package io.volmount.secret;

import io.volmount.document.ProgramErrors;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The first line that a program prints, such as the client of a secret store.
 *
 * @param errors gets what it prints on its standard error
 */
record SecretCommand(List<String> words, Duration timeout, PrintStream errors) implements SecretSource {
    @Override
    public Secret read() throws SecretUnavailable {
        Process process = start();
        ProgramErrors relayed = ProgramErrors.relay(process, errors);
        CompletableFuture<Optional<Secret>> line = CompletableFuture.supplyAsync(() -> firstLine(process))
                .completeOnTimeout(Optional.empty(), timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended(process, relayed)) {
            throw new SecretUnavailable(description() + " did not end within " + timeout.toSeconds() + " s");
        }
        if (process.exitValue() != 0) {
            throw new SecretUnavailable(
                    description() + " exited with status " + process.exitValue() + "; run it yourself to see why");
        }
        return line.join()
                .orElseThrow(() -> new SecretUnavailable(
                        description() + " printed no secret; expected it as the first line of its standard output"));
    }

    private Process start() throws SecretUnavailable {
        try {
            return new ProcessBuilder(words)
                    .redirectInput(new File("/dev/null"))
                    .start();
        } catch (IOException e) {
            throw new SecretUnavailable(
                    description() + " cannot be started; use a program on the PATH or an absolute path");
        }
    }

    private static Optional<Secret> firstLine(Process process) {
        try {
            return FirstLine.of(process.getInputStream());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Waits for the process; kills it and its children after the timeout. */
    private boolean ended(Process process, ProgramErrors relayed) {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                relayed.awaitEnd();
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        return false;
    }

    /** The program without arguments, which may be confidential. */
    private String description() {
        return "the command " + words.get(0);
    }
}
