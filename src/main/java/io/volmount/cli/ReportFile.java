package io.volmount.cli;

import io.volmount.document.FileErrors;
import io.volmount.document.NewFile;
import io.volmount.document.Presence;
import io.volmount.report.Report;
import io.volmount.report.ReportFormat;
import io.volmount.report.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that gets the result in one of the formats. */
record ReportFile(ReportFormat format, Path file) {

    /** Reads {@code FORMAT=FILE}, and makes sure beforehand that the file can be written. */
    static ReportFile parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
            throw new Refusal("--report takes FORMAT=FILE, as in --report json=report.json, not `" + option + "`");
        }
        return new ReportFile(Output.format(option.substring(0, equals)), writable(option.substring(equals + 1)));
    }

    /** Where the file really is: a link stays one. */
    private static Path writable(String name) {
        try {
            Path path = Path.of(name).toAbsolutePath();
            Path file = Presence.of(path) ? path.toRealPath() : path;
            if (Presence.of(file) && !Files.isRegularFile(file)) {
                throw refusal(name, "not a regular file");
            }
            Optional<String> obstacle = NewFile.obstacle(file.getParent());
            if (obstacle.isPresent()) {
                throw refusal(name, obstacle.get());
            }
            return file;
        } catch (IOException unusable) {
            throw refusal(name, FileErrors.reason(Path.of(name), unusable));
        } catch (InvalidPathException unusable) {
            throw refusal(name, "not a path");
        }
    }

    private static Refusal refusal(String name, String why) {
        return new Refusal(
                "--report cannot write `" + name + "`: " + why + "; name a file in a directory that can be written to");
    }

    /** Writes the file whole or not at all. */
    void write(Report report) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        Files.deleteIfExists(beside);
        try {
            Files.writeString(beside, format.render(report, Style.PLAIN), StandardOpenOption.CREATE_NEW);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
