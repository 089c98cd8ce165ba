package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.access.HostKeyPolicy;
import io.volmount.access.IdentityChoice;
import io.volmount.access.Route;
import io.volmount.access.SshTarget;
import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.hostkey.Authority;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.transport.Unreachable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the same server, with the same known_hosts file, OpenSSH's own client must think the same. */
class HostKeysAgainstSshTest {
    @TempDir
    static Path directory;

    private static Path identity;
    private static Path hostKey;
    private static Lab lab;

    @BeforeAll
    static void makeKeys() throws Exception {
        lab = new Lab(directory);
        assumeTrue(OpenSshServer.installed(), "no OpenSSH server on this machine");
        Authority.make(directory.resolve("ca"), "-t ed25519");
        Authority.make(directory.resolve("rsa"), "-t rsa -b 2048");
        identity = SshKeygen.key(directory.resolve("id"), "", "-t ed25519");
        hostKey = SshKeygen.key(directory.resolve("host"), "", "-t ed25519");
        SshKeygen.key(directory.resolve("other"), "", "-t ed25519");
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    /** With CA, RSA, HOST and OTHER for the fields of the keys of these names, and PORT for the server's. */
    private Path knownHosts(String name, String lines, int port) throws Exception {
        String text = lines.replace(" / ", "\n").replace("PORT", String.valueOf(port));
        for (String key : List.of("ca", "rsa", "host", "other")) {
            HostKey known = Authority.key(directory.resolve(key));
            text = text.replace(key.toUpperCase(), known.type() + " " + known.base64());
        }
        return Files.writeString(directory.resolve(name), text + "\n");
    }

    private SshTarget target(int port, Path knownHosts, String alias, HostKeyPolicy policy) {
        SshTarget.HostKeys keys = new SshTarget.HostKeys(
                policy, List.of(knownHosts), Optional.of(alias).filter(name -> !name.equals("-")));
        IdentityChoice choice = new IdentityChoice(List.of(identity), List.of(), Optional.empty(), false, true);
        return new SshTarget(
                "127.0.0.1",
                port,
                OpenSshServer.USER,
                choice,
                keys,
                AlgorithmProfile.MODERN,
                new Route.Direct(),
                Lab.TIMEOUTS);
    }

    private boolean weGetIn(SshTarget target) throws Exception {
        try (SshConnector connector = lab.connector(Credentials.none());
                SshConnection connection = connector.connect(target)) {
            return connection.run("true", "", Lab.AMPLE).exitStatus().orElse(1) == 0;
        } catch (Unreachable refused) {
            assertThat(refused.untrusted()).as(refused.getMessage()).isTrue();
            return false;
        }
    }

    private static boolean sshGetsIn(SshTarget target) throws Exception {
        String policy = target.hostKeys().policy() == HostKeyPolicy.STRICT ? "yes" : HostKeyPolicy.ACCEPT_NEW.word();
        String options = "-F none -o GlobalKnownHostsFile=none -o BatchMode=yes -o UserKnownHostsFile="
                + target.hostKeys().files().get(0) + " -o StrictHostKeyChecking=" + policy + " -i "
                + target.identities().files().get(0) + " -p " + target.port()
                + target.hostKeys().alias().map(" -o HostKeyAlias="::concat).orElse("");
        Process ssh = new ProcessBuilder(("ssh " + options + " 127.0.0.1 true").split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(ssh.getInputStream().readAllBytes());
        int status = ssh.waitFor();
        if (status != 0) {
            assertThat(said).contains("Host key verification failed");
        }
        return status == 0;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ca  | -h -n a1                      | a1 | @cert-authority a1 CA                            | true",
                "ca  | -h -n a1                      | a2 | @cert-authority * CA                             | false",
                "ca  | -h -n a1                      | a1 | @cert-authority a2 CA                            | false",
                "ca  | -h -n a1                      | a1 | @cert-authority a1 OTHER                         | false",
                "ca  | -h -n a1                      | a1 | @cert-authority a1 OTHER / a1 HOST               | true",
                "ca  | -h -n a1                      | a1 | @cert-authority a1 CA / @revoked a1 CA           | false",
                "ca  | -h -n a1                      | a1 | @cert-authority a1 CA / @revoked a1 HOST         | false",
                "ca  | -h -n a1                      | a1 | @cert-authority a1 CA / @revoked a1 CA / a1 HOST | false",
                "ca  | -h -n a1                      | a1 | @cert-authority a1 CA / a1 OTHER                 | true",
                "ca  | -h -n a1                      | a1 | a1 CA                                            | false",
                "ca  | -h -n a1                      | a1 | a1 HOST                                          | true",
                "ca  | -h -n 127.0.0.1               | -  | @cert-authority [127.0.0.1]:PORT CA              | true",
                "ca  | -h -n 127.0.0.1               | -  | @cert-authority 127.0.0.1 CA                     | true",
                "ca  | -h -n [127.0.0.1]             | -  | @cert-authority 127.0.0.1 CA                     | false",
                "ca  | -h -n a1 -V -2d:-1d           | a1 | @cert-authority a1 CA                            | false",
                "ca  | -h -n a1 -V -2d:-1d           | a1 | @cert-authority a1 CA / a1 HOST                  | true",
                "ca  | -h -n a1 -V +1d:+2d           | a1 | @cert-authority a1 CA                            | false",
                "ca  | -h -n a1 -O critical:x@y=z    | a1 | @cert-authority a1 CA                            | false",
                "rsa | -h -t ssh-rsa -n a1           | a1 | @cert-authority a1 RSA                           | false",
                "rsa | -h -t rsa-sha2-256 -n a1      | a1 | @cert-authority a1 RSA                           | true",
            })
    void certificates(String signer, String terms, String alias, String lines, boolean trusted) throws Exception {
        Path certificate = new Authority(directory.resolve(signer)).sign(hostKey, terms);
        try (OpenSshServer server =
                new OpenSshServer(directory, identity, "HostKey " + hostKey, "HostCertificate " + certificate)) {
            Path file = knownHosts("known_hosts", lines, server.port);
            SshTarget target = target(server.port, file, alias, HostKeyPolicy.STRICT);

            assertThat(sshGetsIn(target)).as("ssh").isEqualTo(trusted);
            assertThat(weGetIn(target)).as("volmount").isEqualTo(trusted);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-  | # nobody",
                "a1 | # nobody",
                "a1 | a1 OTHER",
                "a1 | @revoked a1 HOST",
                "-  | 127.0.0.1 HOST",
                "-  | 127.0.0.1 OTHER",
                "a1 | @cert-authority a1 OTHER"
            })
    void newKeys(String alias, String lines) throws Exception {
        try (OpenSshServer server = new OpenSshServer(directory, identity, "HostKey " + hostKey)) {
            Path theirs = knownHosts("theirs", lines, server.port);
            Path ours = knownHosts("ours", lines, server.port);

            assertThat(weGetIn(target(server.port, ours, alias, HostKeyPolicy.ACCEPT_NEW)))
                    .isEqualTo(sshGetsIn(target(server.port, theirs, alias, HostKeyPolicy.ACCEPT_NEW)));
            assertThat(ours).hasSameTextualContentAs(theirs);
        }
    }

    @Test
    void aKeyThatIsWrittenIsFoundByOthers() throws Exception {
        try (OpenSshServer server = new OpenSshServer(directory, identity, "HostKey " + hostKey)) {
            Path file = directory.resolve("new/known_hosts");

            assertThat(weGetIn(target(server.port, file, "-", HostKeyPolicy.ACCEPT_NEW)))
                    .isTrue();
            assertThat(sshGetsIn(target(server.port, file, "-", HostKeyPolicy.STRICT)))
                    .isTrue();
        }
    }
}
