package io.volmount.ssh.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.ssh.Lab;
import io.volmount.ssh.TestKeys;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
    @TempDir
    Path directory;

    private static void holds(Path file, KeyPair key) throws Exception {
        IdentityFile identity = IdentityFile.read(file);

        assertThat(identity.problem()).isEmpty();
        HostKey expected = HostKey.of(key.getPublic());
        assertThat(identity.publicHalf()).hasValue(new UserKey(expected.type(), expected.base64()));
        assertThat(identity.privateHalf()).isPresent();
    }

    @Test
    void readsOpenSshsFormat() throws Exception {
        KeyPair ecdsa = TestKeys.ecdsa();
        KeyPair rsa = TestKeys.rsa();

        holds(TestKeys.openSsh(ecdsa, directory.resolve("id_ecdsa")), ecdsa);
        holds(TestKeys.openSsh(rsa, directory.resolve("id_rsa")), rsa);
    }

    @Test
    void readsPem() throws Exception {
        KeyPair rsa = TestKeys.rsa();

        holds(TestKeys.pem(rsa, directory.resolve("id_rsa")), rsa);
    }

    @Test
    void ignoresAPublicKeyBesideItThatBelongsToAnother() throws Exception {
        KeyPair key = TestKeys.ecdsa();
        Path file = TestKeys.openSsh(key, directory.resolve("id_ecdsa"));
        Files.writeString(
                directory.resolve("id_ecdsa.pub"), Lab.fields(TestKeys.ecdsa().getPublic()));

        holds(file, key);
    }

    @Test
    void saysWhatElseIsWrong() throws Exception {
        Path text = Files.writeString(directory.resolve("notes"), "buy milk\n");
        Path empty = Files.writeString(directory.resolve("empty"), "");
        Path cut =
                Files.writeString(directory.resolve("cut"), "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk=\n");

        mode(cut, "rw-------");

        assertThat(IdentityFile.read(directory.resolve("none")).problem()).hasValue("does not exist");
        assertThat(IdentityFile.read(text).problem()).hasValue("is not a private key in OpenSSH or PEM format");
        assertThat(IdentityFile.read(empty).problem())
                .hasValue("is truncated or damaged; expected a private key in OpenSSH or PEM format");
        assertThat(IdentityFile.read(cut).problem())
                .hasValue("is truncated or damaged; expected a private key in OpenSSH or PEM format");
        assertThat(IdentityFile.read(directory).problem()).hasValue("cannot be read: is a directory");
    }

    @Test
    void isNotUsedIfOthersCanReadItOrCouldHaveWrittenIt() throws Exception {
        Path file = TestKeys.openSsh(TestKeys.ecdsa(), directory.resolve("id_ecdsa"));

        for (String mode : List.of("rw-r--r--", "rw----r--", "rw--w----", "rw-rw-rw-")) {
            IdentityFile identity = IdentityFile.read(mode(file, mode));
            assertThat(identity.problem().orElseThrow())
                    .as(mode)
                    .startsWith("is not used: ")
                    .contains("chmod ");
            assertThat(identity.privateHalf()).as(mode).isEmpty();
        }
        mode(file, "rw-r-----");
        assertThat(IdentityFile.read(file).problem())
                .hasValue("is not used: its mode 0640 gives others access to it; `chmod 600` it, and consider"
                        + " changing the secret in it");
        mode(file, "r--------");
        Path open = Files.createDirectory(directory.resolve("open"));
        Path link = Files.createSymbolicLink(open.resolve("link"), file);
        assertThat(IdentityFile.read(link).problem()).isEmpty();
        mode(open, "rwxrwxrwx");
        assertThat(IdentityFile.read(link).problem())
                .hasValue("is not used: others may write to " + open + "; make it yours and `chmod go-w` it");
    }

    @Test
    void aPublicHalfAloneMayBeReadByEverybody() throws Exception {
        Path file = Files.writeString(
                directory.resolve("id.pub"), Lab.fields(TestKeys.ecdsa().getPublic()));
        mode(file, "rw-r--r--");

        assertThat(IdentityFile.read(file).problem()).hasValue("contains only a public key");
        assertThat(IdentityFile.read(file).publicHalf()).isPresent();
    }

    @Test
    @Timeout(60)
    void whatIsNoRegularFileOrHasNoEndIsNotRead() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path large = directory.resolve("large");
        try (FileChannel channel = FileChannel.open(large, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 1L << 40);
        }

        assertThat(IdentityFile.read(pipe).problem()).hasValue("cannot be read: not a regular file");
        assertThat(IdentityFile.read(Path.of("/dev/zero")).problem()).hasValue("cannot be read: not a regular file");
        assertThat(IdentityFile.read(large).problem())
                .hasValue("cannot be read: larger than 1024 KiB, so probably the wrong file; name another");
        assertThat(UserKey.read(pipe)).isEmpty();
    }

    private static Path mode(Path file, String mode) throws Exception {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
