package io.volmount.ssh.algorithm;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import io.volmount.inventory.AlgorithmProfile;
import java.security.Security;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.signature.SignatureRSA;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.kex.KeyExchange;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;

/**
 * The algorithms to offer, best first. All but ChaCha20 come with the JDK; ChaCha20 is last because loading
 * BouncyCastle takes almost half a second.
 */
public final class Algorithms {
    /** The algorithms that {@link AlgorithmProfile#LEGACY} adds. */
    static final List<String> LEGACY_ONLY =
            List.of("diffie-hellman-group14-sha1", "ssh-rsa", "hmac-sha1-etm@openssh.com", "hmac-sha1");

    /** {@link Curve25519Provider} takes some 100 ms to load, and saves 1.7 ms a login. */
    static final int MANY_LOGINS = 64;

    private static final AtomicInteger LOGINS = new AtomicInteger();

    private Algorithms() {}

    /**
     * Lets sshj use the JDK's cryptography in the whole process. Must come before the first key is read: until it is told,
     * sshj loads BouncyCastle for that, and uses it from then on.
     */
    public static void useJdk() {
        SecurityUtils.setSecurityProvider(null);
        SecurityUtils.setRegisterBouncyCastle(false);
        Security.addProvider(new EcdsaKeysProvider());
    }

    /** Counts a login. {@link Curve25519Provider} is used from the first one on that pays for loading it. */
    public static void beginLogin() {
        if (LOGINS.incrementAndGet() == MANY_LOGINS) {
            Security.insertProviderAt(new Curve25519Provider(), 1);
        }
    }

    /**
     * The first call is slow. Share the result; do not modify it.
     *
     * @param certificates whether to prefer any host certificate to any plain key; for hosts with a known authority
     */
    public static Config of(AlgorithmProfile profile, boolean certificates) {
        Config config = modern(certificates ? Stream.concat(certificates(), keys()) : keys());
        if (profile == AlgorithmProfile.LEGACY) {
            addLegacy(config);
        }
        return config;
    }

    /** Names of the host certificate algorithms, best first. */
    public static Stream<String> certificateNames() {
        return certificates().map(KeyAlgorithms.Factory::getName);
    }

    /** Host key algorithms without certificates, best first; none with SHA-1. */
    public static Stream<KeyAlgorithms.Factory> keys() {
        return Stream.of(
                KeyAlgorithms.EdDSA25519(),
                KeyAlgorithms.ECDSASHANistp256(),
                KeyAlgorithms.ECDSASHANistp384(),
                KeyAlgorithms.ECDSASHANistp521(),
                KeyAlgorithms.RSASHA512(),
                KeyAlgorithms.RSASHA256());
    }

    /** Not sshj's RSA certificate algorithm, which uses SHA-1. */
    private static Stream<KeyAlgorithms.Factory> certificates() {
        return Stream.of(
                KeyAlgorithms.EdDSA25519CertV01(),
                KeyAlgorithms.ECDSASHANistp256CertV01(),
                KeyAlgorithms.ECDSASHANistp384CertV01(),
                KeyAlgorithms.ECDSASHANistp521CertV01(),
                new KeyAlgorithms.Factory(
                        "rsa-sha2-512-cert-v01@openssh.com", new SignatureRSA.FactoryRSASHA512(), KeyType.RSA_CERT),
                new KeyAlgorithms.Factory(
                        "rsa-sha2-256-cert-v01@openssh.com", new SignatureRSA.FactoryRSASHA256(), KeyType.RSA_CERT));
    }

    /** Supported by OpenSSH since about 7.2. */
    private static Config modern(Stream<KeyAlgorithms.Factory> keyAlgorithms) {
        ConfigImpl config = new ConfigImpl();
        config.setLoggerFactory(LoggerFactory.DEFAULT);
        config.setVersion("volmount");
        config.setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        config.setKeyExchangeFactories(guarded(List.of(
                new Curve25519SHA256.Factory(),
                new Curve25519SHA256.FactoryLibSsh(),
                new ECDHNistP.Factory256(),
                new ECDHNistP.Factory384(),
                new ECDHNistP.Factory521(),
                DHGroups.Group16SHA512(),
                DHGroups.Group18SHA512(),
                DHGroups.Group14SHA256(),
                new ExtInfoClientFactory())));
        config.setKeyAlgorithms(keyAlgorithms
                .<Factory.Named<KeyAlgorithm>>map(factory -> factory)
                .toList());
        config.setVerifyHostKeyCertificates(false);
        config.setCipherFactories(List.of(
                GcmCiphers.AES128GCM(),
                GcmCiphers.AES256GCM(),
                BlockCiphers.AES128CTR(),
                BlockCiphers.AES192CTR(),
                BlockCiphers.AES256CTR(),
                new ChaCha20Factory()));
        config.setMACFactories(
                List.of(Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
        config.setCompressionFactories(List.of(new NoneCompression.Factory()));
        return config;
    }

    /** For servers older than 7.2; nothing that every OpenSSH of the last twenty years can do without. */
    private static void addLegacy(Config config) {
        config.setKeyExchangeFactories(
                joined(config.getKeyExchangeFactories(), guarded(List.of(DHGroups.Group14SHA1()))));
        config.setKeyAlgorithms(joined(config.getKeyAlgorithms(), List.of(KeyAlgorithms.SSHRSA())));
        config.setMACFactories(joined(config.getMACFactories(), List.of(Macs.HMACSHA1Etm(), Macs.HMACSHA1())));
    }

    private static List<Factory.Named<KeyExchange>> guarded(List<Factory.Named<KeyExchange>> exchanges) {
        return exchanges.stream().map(KeyExchangeGuard::over).toList();
    }

    private static <T> List<T> joined(List<T> some, List<? extends T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
