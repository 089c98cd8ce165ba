package io.volmount.inventory.ansible;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.document.YamlDocument;
import io.volmount.file.FileErrors;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads variables from {@code group_vars} and {@code host_vars}: for each name, a file {@code NAME}, {@code
 * NAME.yml}, {@code NAME.yaml} or {@code NAME.json}, whichever exists first, or a directory {@code NAME} of files in
 * alphabetical order. Each file is read once, on demand.
 */
final class VariablesFiles {
    private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");
    private static final String VAULT = "$ANSIBLE_VAULT;";
    private static final int MOST_FILES = 10_000;
    private static final int DEEPEST = 20;

    private final Diagnostics diagnostics;
    private final Remarks remarks;
    private final Map<Path, Map<String, Entry>> read = new HashMap<>();
    private final List<SourceLocation> encrypted = new ArrayList<>();
    private int files;

    VariablesFiles(Diagnostics diagnostics, Remarks remarks) {
        this.diagnostics = diagnostics;
        this.remarks = remarks;
    }

    /** Files that are encrypted as a whole, which volmount cannot read. */
    List<SourceLocation> encrypted() {
        return List.copyOf(encrypted);
    }

    /**
     * The variables of one host or group; unreadable files are errors.
     *
     * @param directory {@code group_vars} or {@code host_vars}
     */
    Map<String, Entry> of(Path directory, String name) {
        boolean cannotBeAFile = name.contains("/") || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0;
        return cannotBeAFile ? Map.of() : read.computeIfAbsent(directory.resolve(name), this::read);
    }

    private Map<String, Entry> read(Path stem) {
        Map<String, Entry> variables = new LinkedHashMap<>();
        try {
            for (String ending : ENDINGS) {
                Path path = stem.resolveSibling(stem.getFileName() + ending);
                Optional<BasicFileAttributes> found = attributes(path);
                if (found.isPresent()) {
                    if (found.get().isDirectory()) {
                        directory(path, 0, variables);
                    } else {
                        file(path, variables);
                    }
                    break;
                }
            }
        } catch (InvalidInput unusable) {
            diagnostics.addAll(unusable.diagnostics());
        }
        return variables;
    }

    private static Optional<BasicFileAttributes> attributes(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            if (unreadable instanceof FileSystemException failed && "Not a directory".equals(failed.getReason())) {
                return Optional.empty();
            }
            throw unreadable(unreadable instanceof AccessDeniedException ? path.getParent() : path, unreadable);
        }
    }

    private void directory(Path directory, int depth, Map<String, Entry> variables) {
        if (depth == DEEPEST) {
            throw new InvalidInput(
                    SourceLocation.whole(directory.toString()),
                    "directories are nested more than " + DEEPEST + " deep; check for a symbolic link cycle");
        }
        Map<String, Path> entries = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(path -> entries.put(path.getFileName().toString(), path));
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        }
        entries.forEach((name, path) -> {
            boolean hidden = name.startsWith(".") || name.endsWith("~");
            String ending = name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
            if (hidden) {
                return;
            }
            boolean isDirectory =
                    attributes(path).filter(BasicFileAttributes::isDirectory).isPresent();
            if (isDirectory && ending.isEmpty()) {
                directory(path, depth + 1, variables);
            } else if (!isDirectory && ENDINGS.contains(ending)) {
                file(path, variables);
            }
        });
    }

    private void file(Path path, Map<String, Entry> variables) {
        files++;
        if (files > MOST_FILES) {
            throw new InvalidInput(
                    SourceLocation.whole(path.toString()),
                    "more than " + MOST_FILES + " variable files; exclude agents with --limit");
        }
        TextFile text = TextFile.read(path);
        if (text.text().startsWith(VAULT)) {
            encrypted.add(SourceLocation.whole(text.name()));
            return;
        }
        boolean isEmpty = text.lines().stream()
                .map(String::strip)
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---") || line.equals("..."));
        if (!isEmpty) {
            Node root = YamlDocument.read(text, diagnostics, remarks::repeatedKey);
            Optional<Mapping> mapping = Decoder.mapping().read(root, diagnostics);
            mapping.ifPresent(mapped ->
                    mapped.entries().forEach(entry -> variables.put(entry.key().text(), entry)));
        }
    }

    private static InvalidInput unreadable(Path path, IOException cause) {
        return new InvalidInput(
                SourceLocation.whole(path.toString()),
                FileErrors.reason(path, cause) + ", so its variables are unknown; fix that or move it away");
    }
}
