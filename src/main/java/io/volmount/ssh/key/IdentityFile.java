package io.volmount.ssh.key;

import io.volmount.document.FileErrors;
import io.volmount.document.UntrustedFile;
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
 * A private key file in OpenSSH's or a PEM format, open or locked by a passphrase; or the public half alone, of a key
 * that an ssh-agent may hold; or what keeps it from being used. Safe for threads.
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
            file.publicHalf = file.besides();
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
            // as much is reserved for a part of a key as a damaged file says that it needs
            problem = Optional.of("is not a whole private key in OpenSSH's or a PEM format");
        }
    }

    private void take(Optional<PrivateKeyText> key, String text) throws IOException {
        if (key.isEmpty()) {
            publicHalf = UserKey.parse(text);
            problem = Optional.of(
                    publicHalf.isPresent()
                            ? "is only the public half of a key"
                            : "is not a private key in OpenSSH's or a PEM format");
        } else if (key.get().encrypted()) {
            locked = key;
            publicHalf = key.get().publicHalf().or(this::besides);
        } else {
            take(key.get().open(Optional.empty()));
        }
    }

    /** What ssh-keygen writes beside a private key. */
    private Optional<UserKey> besides() {
        return UserKey.read(path.resolveSibling(path.getFileName() + ".pub"));
    }

    private void take(KeyPair pair) {
        HostKey key = HostKey.of(pair.getPublic());
        publicHalf = Optional.of(new UserKey(key.type(), key.base64()));
        privateHalf = Optional.of(pair.getPrivate());
        locked = Optional.empty();
    }

    /** Opens it, if it is locked; when that fails too, it has a problem. */
    public synchronized void unlock(Passphrases passphrases) {
        for (int attempt = 1; locked.isPresent(); attempt++) {
            try (Secret passphrase = passphrases.of(path, attempt)) {
                take(locked.get().open(Optional.of(passphrase)));
            } catch (SecretUnavailable e) {
                problem = Optional.of("is protected by a passphrase: " + e.getMessage());
                locked = Optional.empty();
            } catch (IOException | RuntimeException | OutOfMemoryError wrong) {
                // the next one may open it
            }
        }
    }

    public Path path() {
        return path;
    }

    public synchronized boolean locked() {
        return locked.isPresent();
    }

    /** What a server would be offered, if it is known; it can be so even if the private half cannot be used. */
    public synchronized Optional<UserKey> publicHalf() {
        return publicHalf;
    }

    public synchronized Optional<PrivateKey> privateHalf() {
        return privateHalf;
    }

    /** What keeps it from being used, in words that follow the file's name. */
    public synchronized Optional<String> problem() {
        return problem;
    }
}
