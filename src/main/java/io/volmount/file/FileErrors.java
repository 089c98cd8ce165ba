package io.volmount.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

/**
 * Reasons why a file could not be read or written, worded as the system does: {@code permission denied}, {@code no such file},
 * {@code not a directory}, {@code no space left on device}.
 */
public final class FileErrors {
    private FileErrors() {}

    /** An exception whose message is the sentence {@code cannot read PATH: why}. */
    public static IOException cannotRead(Path path, IOException failed) {
        return new IOException("cannot read " + path + ": " + reason(path, failed), failed);
    }

    /**
     * The sentence of an input or output error, which names its path if the exception does; empty when the failure is
     * something else.
     */
    public static Optional<String> sentence(Throwable failure) {
        boolean wrapped = failure instanceof UncheckedIOException || failure instanceof DirectoryIteratorException;
        Throwable cause = wrapped ? failure.getCause() : failure;
        if (!(cause instanceof IOException failed)) {
            return Optional.empty();
        }
        boolean explained = wrapped && !cause.toString().equals(failure.getMessage());
        return Optional.of(explained ? failure.getMessage() : sentence(failed));
    }

    private static String sentence(IOException failed) {
        Optional<Path> path = failed instanceof FileSystemException file ? path(file.getFile()) : Optional.empty();
        if (path.isPresent()) {
            return path.get() + ": " + reason(path.get(), failed);
        }
        boolean explained = failed.getMessage() != null
                && !(failed instanceof FileSystemException)
                && !(failed instanceof CharacterCodingException);
        return explained ? failed.getMessage() : reason(failed);
    }

    /** The reason, and the part of the path that caused it if that is not the whole path. */
    public static String reason(Path path, IOException failed) {
        Path absolute = path.toAbsolutePath().normalize();
        String reason = reason(failed);
        if (failed instanceof AccessDeniedException) {
            return reason + owner(firstClosed(absolute));
        }
        boolean fileAsDirectory = reason.equals("not a directory") || failed instanceof FileAlreadyExistsException;
        return fileAsDirectory
                ? firstFile(absolute)
                        .map(file -> "not a directory (" + file + " is a file)")
                        .orElse(reason)
                : reason;
    }

    /** The reason, as a phrase without a path. */
    public static String reason(IOException failed) {
        if (failed instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failed instanceof NoSuchFileException) {
            return "no such file";
        }
        if (failed instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (failed instanceof FileAlreadyExistsException) {
            return "file exists";
        }
        if (failed instanceof DirectoryNotEmptyException) {
            return "directory not empty";
        }
        if (failed instanceof FileSystemLoopException || isLoop(failed)) {
            return "too many levels of symbolic links";
        }
        if (failed instanceof CharacterCodingException) {
            return "not UTF-8 text";
        }
        if (failed instanceof ClosedChannelException) {
            return "it is closed";
        }
        String message = failed instanceof FileSystemException file ? file.getReason() : failed.getMessage();
        return message == null || message.isBlank() ? "input/output error" : uncapitalized(message.strip());
    }

    /** Reading the attributes of a path, unlike walking a tree, reports a loop as a plain FileSystemException. */
    private static boolean isLoop(IOException failed) {
        return failed instanceof FileSystemException file
                && String.valueOf(file.getReason()).startsWith("Too many levels of symbolic links");
    }

    /** As {@code strerror} begins: an acronym keeps its capitals. */
    private static String uncapitalized(String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) : text;
    }

    /** The first directory of the path that may not be entered, else the longest part of the path that exists. */
    private static Path firstClosed(Path absolute) {
        Path last = absolute.getRoot();
        for (Path part = last; part != null && Files.exists(part); part = next(part, absolute)) {
            last = part;
            if (Files.isDirectory(part) && !Files.isExecutable(part)) {
                return part;
            }
        }
        return last;
    }

    private static Optional<Path> firstFile(Path absolute) {
        for (Path part = absolute.getRoot(); part != null; part = next(part, absolute)) {
            if (Files.exists(part) && !Files.isDirectory(part)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static Path next(Path part, Path absolute) {
        int names = part.getNameCount();
        return names == absolute.getNameCount() ? null : part.resolve(absolute.getName(names));
    }

    private static String owner(Path path) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            return " (" + path + " belongs to " + attributes.owner().getName() + ", mode "
                    + PosixFilePermissions.toString(attributes.permissions()) + ")";
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }

    private static Optional<Path> path(String written) {
        try {
            return Optional.ofNullable(written).filter(text -> !text.isEmpty()).map(Path::of);
        } catch (InvalidPathException notOne) {
            return Optional.empty();
        }
    }
}
