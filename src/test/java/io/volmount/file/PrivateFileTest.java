package io.volmount.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path folder;

    @Test
    void itReplacesTheFormerOneWholeAndIsItsOwnersAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.json"), "something longer than before");

        PrivateFile.write(file, "ä\n");

        assertThat(file).hasContent("ä\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatCannotBeReplacedLeavesNothingBehind() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/by")).getParent();

        assertThatThrownBy(() -> PrivateFile.write(taken, "text")).isInstanceOf(IOException.class);

        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
