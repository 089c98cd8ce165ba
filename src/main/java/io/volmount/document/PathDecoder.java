package io.volmount.document;

import static io.volmount.document.Quoted.quoted;

import io.volmount.file.HomePath;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Decodes a path on this machine.
 *
 * @param home the directory that {@code ~} means
 * @param base the directory that relative paths are relative to
 */
public record PathDecoder(Path home, Path base) implements Decoder<Path> {
    @Override
    public Optional<Path> read(Node node, Diagnostics diagnostics) {
        return Scalars.text().read(node, diagnostics).flatMap(text -> {
            if (text.startsWith("~") && !text.equals("~") && !text.startsWith("~/")) {
                diagnostics.add(
                        node.location(), quoted(text) + " names another user's home directory; write the full path");
                return Optional.empty();
            }
            try {
                return Optional.of(path(text));
            } catch (InvalidPathException e) {
                diagnostics.add(node.location(), quoted(text) + " is not a valid path; name an existing file");
                return Optional.empty();
            }
        });
    }

    private Path path(String text) {
        if (text.equals("~")) {
            return home;
        }
        return text.startsWith("~/")
                ? Path.of(HomePath.expanded(text, home))
                : base.resolve(text).normalize();
    }
}
