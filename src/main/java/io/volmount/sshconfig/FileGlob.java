package io.volmount.sshconfig;

import io.volmount.file.FilePresence;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The files of a shell's pattern, as glob(7) has it for {@code Include}: {@code *}, {@code ?}, {@code [a-z]} and a
 * backslash in any part of the path, dot files by name only. ssh_config's own patterns are simpler.
 */
final class FileGlob {
    private static final Pattern PIECE = Pattern.compile("\\\\(.)|\\*|\\?|\\[([!^]?)(]?[^]]*)]|.");

    private FileGlob() {}

    /**
     * The matching files in alphabetical order, without directories; may be empty. For an unreadable directory,
     * returns the pattern itself, so that reading it reports the error.
     */
    static List<Path> matching(Path absolute) {
        List<Path> found = List.of(absolute.getRoot());
        for (Path part : absolute) {
            List<Path> next = new ArrayList<>();
            found.forEach(directory -> next.addAll(matching(directory, part.toString())));
            found = next;
        }
        return found.stream().filter(file -> !Files.isDirectory(file)).toList();
    }

    private static List<Path> matching(Path directory, String part) {
        if (!part.matches(".*[*?\\[\\\\].*")) {
            Path file = directory.resolve(part);
            return mayBeThere(file) ? List.of(file) : List.of();
        }
        TreeSet<Path> found = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            Pattern pattern = Pattern.compile(regex(part), Pattern.DOTALL);
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".") == part.startsWith(".")
                        && pattern.matcher(name).matches()) {
                    found.add(entry);
                }
            }
        } catch (AccessDeniedException unknown) {
            return List.of(directory.resolve(part));
        } catch (IOException | PatternSyntaxException nothingToMatch) {
            return List.of();
        }
        return List.copyOf(found);
    }

    /** True also on permission denied: reading the file then reports the error. */
    private static boolean mayBeThere(Path file) {
        try {
            return FilePresence.of(file);
        } catch (AccessDeniedException unknown) {
            return true;
        } catch (IOException unreachable) {
            return false;
        }
    }

    private static String regex(String glob) {
        return PIECE.matcher(glob).replaceAll(piece -> Matcher.quoteReplacement(regexOf(piece)));
    }

    private static String regexOf(MatchResult piece) {
        if (piece.group(3) != null) {
            return "[" + (piece.group(2).isEmpty() ? "" : "^") + literal(piece.group(3)) + "]";
        }
        return switch (piece.group()) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> Pattern.quote(piece.group(1) == null ? piece.group() : piece.group(1));
        };
    }

    /** In a bracket expression only the dash is special. */
    private static String literal(String set) {
        return set.replaceAll("[\\[\\]\\\\^&]", "\\\\$0");
    }
}
