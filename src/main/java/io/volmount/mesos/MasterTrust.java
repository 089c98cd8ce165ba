package io.volmount.mesos;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import io.volmount.file.FileErrors;
import io.volmount.file.TrustedFile;
import io.volmount.file.UntrustedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Which authorities may sign a master's certificate. The name in it is checked too; neither check can be switched off. */
final class MasterTrust {
    /** Where Debian, Red Hat and Container Linux, SUSE, and Alpine keep the authorities that this machine trusts. */
    private static final List<Path> OF_THIS_MACHINE = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    /** The largest size of such a file, in bytes; a whole list of a distribution has 250 KB. */
    private static final int LARGEST = 4 << 20;

    private MasterTrust() {}

    /**
     * Those in the file; without one those of this machine, else those of this Java.
     *
     * @param caFile certificates in PEM
     * @throws InvalidInput if it cannot be read, others could have written it, or it contains no certificate
     */
    static SSLContext of(Optional<Path> caFile) {
        Optional<Path> file = caFile.or(() -> OF_THIS_MACHINE.stream()
                .filter(Files::isRegularFile)
                .filter(Files::isReadable)
                .findFirst());
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(file.isPresent() ? keyStore(file.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException incomplete) {
            throw new IllegalStateException("this Java has no TLS", incomplete);
        }
    }

    private static KeyStore keyStore(Path file) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        try {
            store.load(null, null);
            InputStream in = new ByteArrayInputStream(TrustedFile.read(file, LARGEST));
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new CertificateException("no certificate");
            }
            for (Certificate authority : found) {
                store.setCertificateEntry("authority-" + store.size(), authority);
            }
            return store;
        } catch (NoSuchFileException missing) {
            throw unusable(file, "no such file; name the certificate of the authority, in PEM");
        } catch (UntrustedFile others) {
            throw unusable(file, "is not trusted: " + FileErrors.reason(others));
        } catch (CertificateException noCertificates) {
            throw unusable(file, "contains no certificate in PEM; name the certificate of the authority");
        } catch (IOException unreadable) {
            throw unusable(
                    file, "cannot be read: " + FileErrors.reason(file, unreadable) + "; correct that or name another");
        }
    }

    private static InvalidInput unusable(Path file, String sentence) {
        return new InvalidInput(SourceLocation.whole(file.toString()), sentence);
    }
}
