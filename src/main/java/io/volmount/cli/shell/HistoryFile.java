package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import io.volmount.file.OwnerOnly;
import io.volmount.file.TrustedFile;
import io.volmount.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The file with the commands that were typed for an inventory. Only its owner can read it.
 *
 * @param inventories as given to {@code --inventory}
 */
record HistoryFile(ProcessContext context, List<String> inventories) {
    private static final int DIGITS = 12;

    /**
     * Its path; the file exists then.
     *
     * @throws IOException if it cannot be created, or others could change it or what leads to it
     */
    Path create() throws IOException {
        Path directory = context.runs().resolveSibling("history");
        Files.createDirectories(directory, OwnerOnly.DIRECTORY);
        Path file = directory.resolve(name());
        try {
            Files.createFile(file, OwnerOnly.FILE);
        } catch (FileAlreadyExistsException kept) {
            // as an earlier shell left it
        }
        TrustedFile.check(file);
        Files.setPosixFilePermissions(file, OwnerOnly.FILE.value());
        return file;
    }

    /** The same in whatever directory the shell is started. */
    private String name() {
        String places = inventories.stream()
                .map(name -> Path.of(name).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining("\n"));
        return Sha256.hex(places.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
