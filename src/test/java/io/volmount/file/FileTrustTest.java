package io.volmount.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTrustTest {
    @TempDir
    Path home;

    private Path file;

    @BeforeEach
    void create() throws IOException {
        Path folder = Files.createDirectories(home.resolve("a/b"));
        file = Files.writeString(folder.resolve("f"), "x");
        mode(file, "rw-r--r--");
        mode(folder, "rwxr-xr-x");
        mode(folder.getParent(), "rwxr-xr-x");
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aFileThatNobodyElseCanChange() throws IOException {
        assertThat(FileTrust.objection(file)).isEmpty();
        assertThat(FileTrust.objection(Files.createSymbolicLink(home.resolve("link"), Path.of("a/./b/../b/f"))))
                .isEmpty();
    }

    @Test
    void othersMayWriteToTheFileOrToADirectoryAboveIt() throws IOException {
        mode(file, "rw-r--rw-");
        assertThat(FileTrust.objection(file)).hasValue("others may write to " + file);

        mode(file, "rw-r--r--");
        mode(home.resolve("a"), "rwxr-xrwx");
        assertThat(FileTrust.objection(file)).hasValue("others may write to " + home.resolve("a"));
    }

    @Test
    void aGroupIsItsOwnersOnlyIfNobodyElseIsInItAndNoListGivesOthersMore() throws Exception {
        mode(file, "rw-rw----");
        assertThat(FileTrust.objection(file)).isEmpty();

        grantNobodyToWrite(file);
        assertThat(FileTrust.objection(file)).hasValue("others may write to " + file);

        mode(file, "rw-r-----");
        assertThat(FileTrust.objection(file)).isEmpty();
    }

    /** By an access control list, of which the mode shows no more than that the group may write. */
    private static void grantNobodyToWrite(Path file) throws Exception {
        String entries = "[(1, 6, -1), (2, 6, 65534), (4, 4, -1), (16, 6, -1), (32, 0, -1)]";
        String python = "import os, struct, sys\n"
                + "acl = struct.pack('<I', 2) + b''.join(struct.pack('<HHi', *entry) for entry in " + entries + ")\n"
                + "os.setxattr(sys.argv[1], 'system.posix_acl_access', acl)\n";
        assertThat(new ProcessBuilder("python3", "-c", python, file.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
    }

    @Test
    void aFileThatIsToBeMade() throws IOException {
        assertThat(FileTrust.objectionToNew(home.resolve("a/none/none"))).isEmpty();
        Path dangling = Files.createSymbolicLink(home.resolve("dangling"), Path.of("a/none"));
        assertThat(FileTrust.objectionToNew(dangling)).isEmpty();

        mode(home.resolve("a"), "rwxr-xrwx");
        assertThat(FileTrust.objectionToNew(home.resolve("a/none/none")))
                .hasValue("others may write to " + home.resolve("a"));
        assertThat(FileTrust.objectionToNew(dangling)).hasValue("others may write to " + home.resolve("a"));
    }

    @Test
    void aLinkIsJudgedByTheWayToItAndByTheWayOnFromIt() throws IOException {
        Path open = Files.createDirectory(home.resolve("open"));
        Path link = Files.createSymbolicLink(open.resolve("link"), file);
        mode(open, "rwxrwxrwx");
        assertThat(FileTrust.objection(link)).hasValue("others may write to " + open);

        Path through = Files.createSymbolicLink(home.resolve("through"), Path.of("open"));
        mode(open, "rwxr-xr-x");
        assertThat(FileTrust.objection(through.resolve("link"))).isEmpty();
        mode(file.getParent(), "rwxr-xrwx");
        assertThat(FileTrust.objection(through.resolve("link"))).hasValue("others may write to " + file.getParent());
    }

    @Test
    void somebodyElsesFile() throws IOException {
        int owner = (int) Files.getAttribute(file, "unix:uid");

        // seen by another user than the owner, unless the owner is root, whom everybody has to trust
        if (owner != 0) {
            assertThat(FileTrust.objection(file, owner + 1).orElseThrow()).contains(" belongs to ");
        } else {
            assertThat(FileTrust.objection(file, 4711)).isEmpty();
            Files.setAttribute(file.getParent(), "unix:uid", 4711);
            assertThat(FileTrust.objection(file)).hasValue(file.getParent() + " belongs to 4711");
            assertThat(FileTrust.objection(file, 4711)).isEmpty();
        }
    }

    @Test
    void whatIsNotThereOrLeadsNowhere() throws IOException {
        assertThatThrownBy(() -> FileTrust.objection(home.resolve("none"))).isInstanceOf(NoSuchFileException.class);
        Path loop = Files.createSymbolicLink(home.resolve("loop"), Path.of("loop"));
        assertThatThrownBy(() -> FileTrust.objection(loop))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("too many levels of symbolic links");
    }
}
