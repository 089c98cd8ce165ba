package io.volmount.inventory.source;

import io.volmount.document.InvalidInput;
import io.volmount.document.ProgramErrors;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.file.TrustedFile;
import io.volmount.file.UntrustedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** Runs an executable inventory as Ansible does, with {@code --list}. Has no timeout. */
final class InventoryProgram {
    private InventoryProgram() {}

    /**
     * The program's output.
     *
     * @param errors gets what it prints on its standard error
     * @throws InvalidInput if other users can change it, it cannot be run, fails, or prints no listing
     */
    static TextFile output(Path program, PrintStream errors) {
        String name = program.toString();
        ProcessBuilder builder = new ProcessBuilder(program.toAbsolutePath().toString(), "--list");
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            TrustedFile.check(program);
            Process process = builder.start();
            ProgramErrors relayed = ProgramErrors.relay(process, errors);
            TextFile output;
            try (InputStream printed = process.getInputStream()) {
                output = TextFile.read(name, printed);
            } finally {
                process.getInputStream().close();
            }
            int code = process.waitFor();
            relayed.awaitEnd();
            if (code != 0) {
                throw failure(
                        name, "exited with status " + code + " when run with `--list`; run it by hand to see why");
            }
            if (!output.text().stripLeading().startsWith("{") || !output.text().contains("\"_meta\"")) {
                throw failure(
                        name,
                        "does not print JSON with `_meta` when run with `--list`, so its host variables are unknown;"
                                + " use the output of `ansible-inventory --list` instead");
            }
            return output;
        } catch (UntrustedFile others) {
            throw failure(name, "is not run: " + others.getReason());
        } catch (IOException e) {
            throw failure(name, "cannot be run (" + e.getMessage() + "); check its path, its mode and its first line");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(name, "was interrupted");
        }
    }

    private static InvalidInput failure(String program, String sentence) {
        return new InvalidInput(SourceLocation.whole(program), "the executable inventory " + sentence);
    }
}
