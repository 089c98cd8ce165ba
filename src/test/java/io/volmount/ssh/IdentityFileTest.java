package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
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

        assertThat(IdentityFile.read(directory.resolve("none")).problem()).hasValue("does not exist");
        assertThat(IdentityFile.read(text).problem()).hasValue("is not a private key in OpenSSH's or a PEM format");
        assertThat(IdentityFile.read(empty).problem())
                .hasValue("is not a whole private key in OpenSSH's or a PEM format");
        assertThat(IdentityFile.read(cut).problem())
                .hasValue("is not a whole private key in OpenSSH's or a PEM format");
        assertThat(IdentityFile.read(directory).problem()).hasValue("cannot be read: is a directory");
    }
}
