package io.volmount.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    Path folder;

    @Test
    void oneAtATimeHoldsIt() throws IOException {
        Path file = folder.resolve("lock");
        try (LockFile first = LockFile.open(file)) {
            assertThat(first.tryLock()).isTrue();
            try (LockFile second = LockFile.open(file)) {
                assertThat(second.tryLock()).isFalse();
            }
        }
        assertThat(LockFile.isLocked(file)).isFalse();
    }

    @Test
    void nobodyElseCanOpenIt() throws IOException {
        Path file = folder.resolve("lock");
        LockFile.open(file).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path victim = folder.resolve("victim");
        Path link = Files.createSymbolicLink(folder.resolve("lock"), victim);

        assertThatThrownBy(() -> LockFile.open(link)).isInstanceOf(IOException.class);
        assertThat(victim).doesNotExist();
    }
}
