package io.volmount.mesos;

import static io.volmount.mesos.HttpMaster.json;
import static io.volmount.mesos.HttpMaster.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.secret.Secret;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterOverTlsTest {
    private static final MasterCredentials TOKEN = new MasterCredentials.Token(Secret.of("aToken".toCharArray()));
    private static final String NO_AGENTS = "{\"slaves\":[],\"recovered_slaves\":[]}";
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

    @TempDir
    private Path directory;

    private static String failure(MasterUrl url, Path caFile) {
        return catchThrowableOfType(
                        MasterUnavailable.class, () -> new MesosMaster(url, TOKEN, Optional.of(caFile)).agents())
                .getMessage();
    }

    @Test
    void aMasterIsTrustedByTheAuthorityOfTheFile() throws Exception {
        TestAuthority authority = new TestAuthority("cluster");
        Path caFile = authority.writtenTo(directory.resolve("ca.pem"));
        try (HttpMaster master = HttpMaster.overTls(authority.identity("127.0.0.1", TOMORROW), json(NO_AGENTS))) {
            assertThat(new MesosMaster(master.url(), TOKEN, Optional.of(caFile))
                            .agents()
                            .agents())
                    .isEmpty();
        }
    }

    @Test
    void aMasterOfAnotherAuthorityGetsNoToken() throws Exception {
        TestAuthority authority = new TestAuthority("cluster");
        Path caFile = new TestAuthority("another").writtenTo(directory.resolve("ca.pem"));
        try (HttpMaster master = HttpMaster.overTls(authority.identity("127.0.0.1", TOMORROW), json(NO_AGENTS))) {
            assertThat(failure(master.url(), caFile))
                    .isEqualTo(master.url() + "/slaves has a certificate that no authority signed that is trusted here;"
                            + " name the certificate of its authority with --master-ca FILE");
            assertThat(catchThrowableOfType(
                            MasterUnavailable.class,
                            () -> new MesosMaster(master.url(), TOKEN, Optional.empty()).agents()))
                    .hasMessageContaining("no authority signed that is trusted here");
            assertThat(master.asked()).isEmpty();
        }
    }

    @Test
    void aCertificateOfAnotherHostOrAnotherTimeIsRefused() throws Exception {
        TestAuthority authority = new TestAuthority("cluster");
        Path caFile = authority.writtenTo(directory.resolve("ca.pem"));
        try (HttpMaster other = HttpMaster.overTls(authority.identity("127.0.0.9", TOMORROW), json(NO_AGENTS));
                HttpMaster expired = HttpMaster.overTls(
                        authority.identity("127.0.0.1", TOMORROW.minus(Duration.ofDays(2))), json(NO_AGENTS))) {
            assertThat(failure(other.url(), caFile)).contains("a certificate that does not fit", "127.0.0.1");
            assertThat(failure(expired.url(), caFile)).contains("a certificate that is not valid now");
            assertThat(other.asked()).isEmpty();
            assertThat(expired.asked()).isEmpty();
        }
    }

    @Test
    void nothingLeadsFromTlsToPlainHttp() throws Exception {
        TestAuthority authority = new TestAuthority("cluster");
        Path caFile = authority.writtenTo(directory.resolve("ca.pem"));
        try (HttpMaster plain = HttpMaster.that(json(NO_AGENTS));
                HttpMaster master = HttpMaster.overTls(
                        authority.identity("127.0.0.1", TOMORROW), redirect(plain.url() + "/slaves"))) {
            assertThat(failure(master.url(), caFile)).contains("is not followed");
            assertThat(plain.asked()).isEmpty();
        }
    }

    @Test
    void aPortWithoutTlsIsToldSo() throws Exception {
        Path caFile = new TestAuthority("cluster").writtenTo(directory.resolve("ca.pem"));
        try (ServerSocket plain = OtherServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            MasterUrl url = MasterUrl.parse("https://127.0.0.1:" + plain.getLocalPort(), SourceLocation.whole("test"));
            assertThat(failure(url, caFile)).contains("check that the port expects https");
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path noise = Files.writeString(directory.resolve("noise.pem"), "-----BEGIN CERTIFICATE-----\nnoise\n");
        Path missing = directory.resolve("missing.pem");
        MasterUrl url = MasterUrl.parse("https://127.0.0.1", SourceLocation.whole("test"));
        for (Path file : new Path[] {empty, noise}) {
            assertThatThrownBy(() -> new MesosMaster(url, TOKEN, Optional.of(file)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage(file + ": contains no certificate in PEM; name the certificate of the authority");
        }
        assertThatThrownBy(() -> new MesosMaster(url, TOKEN, Optional.of(missing)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(missing + ": no such file; name the certificate of the authority, in PEM");
    }

    /** Whoever can write it chooses who passes for the master, and gets the token. */
    @Test
    void aFileThatOthersCouldHaveWrittenIsRefused() throws Exception {
        Path caFile = new TestAuthority("cluster").writtenTo(directory.resolve("ca.pem"));
        Files.setPosixFilePermissions(caFile, PosixFilePermissions.fromString("rw-rw-rw-"));
        MasterUrl url = MasterUrl.parse("https://127.0.0.1", SourceLocation.whole("test"));

        assertThatThrownBy(() -> new MesosMaster(url, TOKEN, Optional.of(caFile)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(caFile + ": is not trusted: others may write to " + caFile
                        + "; make it yours and `chmod go-w` it");
    }

    @Test
    void whatIsNotAFileIsRefusedWithoutReadingIt() {
        MasterUrl url = MasterUrl.parse("https://127.0.0.1", SourceLocation.whole("test"));

        assertThatThrownBy(() -> new MesosMaster(url, TOKEN, Optional.of(Path.of("/dev/zero"))))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("/dev/zero: cannot be read: not a regular file; correct that or name another");
    }
}
