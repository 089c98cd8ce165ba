package io.volmount.app.output;

import io.volmount.app.context.UsageException;
import io.volmount.file.FileErrors;
import io.volmount.file.FileTrust;
import io.volmount.file.WholeFile;
import io.volmount.file.WritableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A file that the operator names to write to: a new one, or a regular one that is replaced. */
public record Destination(Path file) {

    /**
     * Checks that the file can be written. The file that a link leads to is written; the link itself is kept.
     *
     * @param option that names it
     * @throws UsageException if it cannot be written
     */
    public static Destination of(String option, String name) {
        try {
            Path named = Path.of(name);
            if (Files.exists(named) && !Files.isRegularFile(named)) {
                throw refusal(option, name, "not a regular file");
            }
            WritableFile file = WritableFile.at(named);
            file.checkDirectory();
            return new Destination(file.path());
        } catch (IOException unusable) {
            throw refusal(option, name, FileErrors.reason(Path.of(name), unusable));
        } catch (InvalidPathException unusable) {
            throw refusal(option, name, "not a path");
        }
    }

    /** The refusal to write a file that an option names, for this reason. */
    public static UsageException refusal(String option, String name, String why) {
        return new UsageException(option + " cannot write `" + name + "`: " + why
                + "; name a file in a directory that can be written to");
    }

    /** Replaces the file as a whole or not at all. Its permissions are no wider than those of the file it replaces. */
    void replace(WholeFile.Content content) throws IOException {
        WholeFile.replace(file, kept(), content);
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
