package io.volmount.cli;

import io.volmount.document.FileErrors;
import io.volmount.document.FileTrust;
import io.volmount.document.NewFile;
import io.volmount.document.Presence;
import io.volmount.report.Report;
import io.volmount.report.ReportFormat;
import io.volmount.report.Style;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
            Optional<String> foreign = FileTrust.foreignLink(path);
            if (foreign.isPresent()) {
                throw refusal(name, foreign.get());
            }
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

    /** Writes the file whole or not at all; one that takes the place of another is open to nobody whom that was closed to. */
    void write(Report report) throws IOException {
        Path beside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            write(report, beside);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** By no path twice, so that nothing can be put in its place meanwhile. */
    private void write(Report report, Path beside) throws IOException {
        Set<OpenOption> created = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Optional<Set<PosixFilePermission>> kept = kept();
        FileAttribute<?>[] mode =
                kept.map(PosixFilePermissions::asFileAttribute).stream().toArray(FileAttribute<?>[]::new);
        try (FileChannel channel = FileChannel.open(beside, created, mode)) {
            Writer out = new PrintableWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            format.write(report, Style.PLAIN, out);
        }
        if (kept.isPresent()) {
            Files.getFileAttributeView(beside, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(kept.get());
        }
    }

    /** Who may do what with the file that is there; of somebody else's, others do not get to write to this user's. */
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
