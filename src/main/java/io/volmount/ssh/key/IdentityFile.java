package io.volmount.ssh.key;

import io.volmount.file.FileErrors;
import io.volmount.file.UntrustedFile;
import io.volmount.secret.Secret;
import io.volmount.secret.SecretUnavailable;
import io.volmount.ssh.transport.PeerText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Optional;

/**
 * An identity file: a private key in OpenSSH or PEM format, possibly encrypted; or only the public key, if an
 * ssh-agent holds the private one; or the reason why it is not usable. Thread-safe.
 */
public final class IdentityFile {
    private final Path path;
    private Optional<PrivateKeyText> locked = Optional.empty();
    private Optional<UserKey> publicHalf = Optional.empty();
    private Optional<PrivateKey> privateHalf = Optional.empty();
    private Optional<String> problem = Optional.empty();

    private IdentityFile(Path path) {
        this.path = path;
    }

    public static IdentityFile read(Path path) {
        IdentityFile file = new IdentityFile(path);
        try {
            file.parse(KeyFileText.read(path));
        } catch (NoSuchFileException e) {
            file.publicHalf = file.siblingPublicKey();
            file.problem = Optional.of("does not exist");
        } catch (UntrustedFile e) {
            file.problem = Optional.of("is not used: " + e.getReason());
        } catch (IOException e) {
            file.problem = Optional.of("cannot be read: " + PeerText.clean(FileErrors.reason(path, e)));
        }
        return file;
    }

    private void parse(String text) {
        try {
            take(PrivateKeyText.of(text), text);
        } catch (IOException | RuntimeException | OutOfMemoryError broken) {
            // a length field of a damaged file decides how much memory sshj allocates
            problem = Optional.of("is truncated or damaged; expected a private key in OpenSSH or PEM format");
        }
    }

    private void take(Optional<PrivateKeyText> key, String text) throws IOException {
        if (key.isEmpty()) {
            publicHalf = UserKey.parse(text);
            problem = Optional.of(
                    publicHalf.isPresent()
                            ? "contains only a public key"
                            : "is not a private key in OpenSSH or PEM format");
        } else if (key.get().encrypted()) {
            locked = key;
            publicHalf = key.get().publicHalf().or(this::siblingPublicKey);
        } else {
            take(key.get().open(Optional.empty()));
        }
    }

    /** The {@code FILE.pub} that ssh-keygen writes next to a private key. */
    private Optional<UserKey> siblingPublicKey() {
        return UserKey.read(path.resolveSibling(path.getFileName() + ".pub"));
    }

    private void take(KeyPair pair) {
        HostKey key = HostKey.of(pair.getPublic());
        publicHalf = Optional.of(new UserKey(key.type(), key.base64()));
        privateHalf = Optional.of(pair.getPrivate());
        locked = Optional.empty();
    }

    /** Decrypts the key, if it is locked; on failure {@link #problem} is set. */
    public synchronized void unlock(Passphrases passphrases) {
        for (int attempt = 1; locked.isPresent(); attempt++) {
            try (Secret passphrase = passphrases.of(path, attempt)) {
                take(locked.get().open(Optional.of(passphrase)));
            } catch (SecretUnavailable e) {
                problem = Optional.of("is protected by a passphrase: " + e.getMessage());
                locked = Optional.empty();
            } catch (IOException | RuntimeException | OutOfMemoryError wrong) {
                // wrong passphrase: ask again
            }
        }
    }

    public Path path() {
        return path;
    }

    public synchronized boolean locked() {
        return locked.isPresent();
    }

    /** The key to offer to servers, if known; it can be known even if the private key is not usable. */
    public synchronized Optional<UserKey> publicHalf() {
        return publicHalf;
    }

    public synchronized Optional<PrivateKey> privateHalf() {
        return privateHalf;
    }

    /** Why the file is not usable, as a predicate that follows its name. */
    public synchronized Optional<String> problem() {
        return problem;
    }
}
