package io.volmount.app.output;

import io.volmount.app.context.UsageException;
import io.volmount.document.FileErrors;
import io.volmount.document.FilePresence;
import io.volmount.document.FileTrust;
import io.volmount.document.NewFile;
import io.volmount.file.WholeFile;
import io.volmount.report.Format;
import io.volmount.report.Style;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A file that gets the result in a format. */
record OutputFile(Format format, Path file) {

    /** Parses {@code FORMAT=FILE} and checks that the file can be written. */
    static OutputFile parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1) {
            throw new UsageException("--report: expected FORMAT=FILE, as in json=report.json, found `" + option + "`");
        }
        return new OutputFile(
                Output.format("--report", option.substring(0, equals)), writable(option.substring(equals + 1)));
    }

    /** The file that a link leads to; the link itself is kept. */
    private static Path writable(String name) {
        try {
            Path path = Path.of(name).toAbsolutePath();
            Optional<String> foreign = FileTrust.foreignLink(path);
            if (foreign.isPresent()) {
                throw refusal(name, foreign.get());
            }
            Path file = FilePresence.of(path) ? path.toRealPath() : path;
            if (FilePresence.of(file) && !Files.isRegularFile(file)) {
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

    private static UsageException refusal(String name, String why) {
        return new UsageException(
                "--report cannot write `" + name + "`: " + why + "; name a file in a directory that can be written to");
    }

    /**
     * Replaces the file as a whole or not at all, with every agent by itself. Its permissions are no wider than those of the
     * file it replaces.
     */
    void write(View view, TextOptions options) throws IOException {
        WholeFile.replace(
                file,
                kept(),
                channel -> format.write(
                        view,
                        options.in(Style.PLAIN).inFull(),
                        new PrintableWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))));
    }

    /** The permissions of the existing file, without write access for others if it belongs to another user. */
    private Optional<Set<PosixFilePermission>> kept() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        PosixFileAttributes there = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> kept = new HashSet<>(there.permissions());
        if (!Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(FileTrust.user())) {
            kept.removeAll(Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
        }
        return Optional.of(kept);
    }
}
