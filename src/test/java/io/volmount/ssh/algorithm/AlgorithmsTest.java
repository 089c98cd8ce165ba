package io.volmount.ssh.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.Lab;
import io.volmount.ssh.ScriptedServer;
import io.volmount.ssh.TestKeys;
import io.volmount.ssh.connection.SshConnection;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import java.util.stream.Stream;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SecurityUtils;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AlgorithmsTest {
    @TempDir
    Path directory;

    static Stream<KeyPair> keys() {
        return Stream.of(TestKeys.ed25519(), TestKeys.ecdsa(), TestKeys.rsa());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void agreesWithAServerOnItsHostKey(KeyPair hostKey) throws Exception {
        try (ScriptedServer server = new ScriptedServer(hostKey)) {
            logsIn(server, hostKey);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"aes128gcm", "aes256gcm", "aes128ctr", "aes192ctr", "aes256ctr", "cc20p1305_openssh"})
    void agreesWithAServerOnItsOnlyCipher(BuiltinCiphers cipher) throws Exception {
        KeyPair hostKey = TestKeys.ecdsa();
        try (ScriptedServer server = new ScriptedServer(hostKey)) {
            server.settings().setCipherFactories(List.of(cipher));
            logsIn(server, hostKey);
        }
    }

    private void logsIn(ScriptedServer server, KeyPair hostKey) throws Exception {
        server.on("true", command -> command.exit(0)).start();
        try (Lab lab = new Lab(directory).know(server.port(), hostKey);
                SshConnection connection = lab.connect(server.port())) {
            assertThat(connection.run("true", "", Lab.AMPLE).exitStatus()).hasValue(0);
        }
    }

    @Test
    void aLoginWithAnIdentityFileLeavesBouncyCastleAlone() throws Exception {
        agreesWithAServerOnItsHostKey(TestKeys.ecdsa());

        assertThat(SecurityUtils.getSecurityProvider()).isNull();
    }

    @Test
    void manyLoginsUseTheQuickerCurve25519() throws Exception {
        KeyPair hostKey = TestKeys.ed25519();
        try (ScriptedServer server = new ScriptedServer(hostKey)) {
            server.start();
            try (Lab lab = new Lab(directory).know(server.port(), hostKey)) {
                for (int i = 0; i <= Algorithms.MANY_LOGINS; i++) {
                    lab.connect(server.port()).close();
                }
            }
        }

        assertThat(Signature.getInstance("Ed25519").getProvider()).isInstanceOf(Curve25519Provider.class);
        assertThat(KeyPairGenerator.getInstance("X25519").getProvider()).isInstanceOf(Curve25519Provider.class);
    }

    @Test
    void readsEcdsaKeysWithoutBouncyCastle() throws Exception {
        PublicKey key = TestKeys.ecdsa().getPublic();

        KeyFactory factory = KeyFactory.getInstance("ECDSA", new EcdsaKeysProvider());

        assertThat(factory.generatePublic(factory.getKeySpec(key, ECPublicKeySpec.class)))
                .isEqualTo(key);
    }

    @Test
    void offersNothingThatIsBroken() {
        assertThat(offered(AlgorithmProfile.MODERN))
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*(sha1|md5|cbc|arcfour|3des|dss|group1-).*|ssh-rsa"));
    }

    @Test
    void offersOldServersAfterAllElseOnlyWhatIsNamedAsSuch() {
        List<String> modern = offered(AlgorithmProfile.MODERN);
        List<String> legacy = offered(AlgorithmProfile.LEGACY);

        assertThat(legacy).containsAll(modern);
        assertThat(legacy)
                .filteredOn(name -> !modern.contains(name))
                .containsExactlyInAnyOrderElementsOf(Algorithms.LEGACY_ONLY);
        assertThat(names(Algorithms.of(AlgorithmProfile.LEGACY, false).getKeyAlgorithms()))
                .endsWith("ssh-rsa");
    }

    private static List<String> offered(AlgorithmProfile profile) {
        Config config = Algorithms.of(profile, false);
        return Stream.of(
                        names(config.getKeyExchangeFactories()),
                        names(config.getKeyAlgorithms()),
                        names(config.getCipherFactories()),
                        names(config.getMACFactories()))
                .flatMap(List::stream)
                .toList();
    }

    private static <T> List<String> names(List<Factory.Named<T>> factories) {
        return Factory.Named.Util.getNames(factories);
    }
}
