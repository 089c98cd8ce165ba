package io.volmount.ssh.key;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.volmount.secret.Secret;
import java.io.IOException;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.userauth.keyprovider.BaseFileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyFormat;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/** An unparsed private key in OpenSSH or PEM format. */
final class PrivateKeyText {
    private static final int OPENSSH_MAGIC = "openssh-key-v1\0".length();

    private final String text;
    private final boolean openSsh;
    private final boolean encrypted;
    private final Optional<UserKey> publicHalf;

    private PrivateKeyText(String text, boolean openSsh) throws IOException {
        this.text = text;
        this.openSsh = openSsh;
        if (openSsh) {
            Buffer.PlainBuffer fields = new Buffer.PlainBuffer(body(text));
            fields.rpos(OPENSSH_MAGIC);
            this.encrypted = !fields.readString().equals("none");
            fields.readString();
            fields.readBytes();
            fields.readUInt32();
            this.publicHalf = UserKey.of(fields.readBytes());
        } else {
            this.encrypted = text.contains("ENCRYPTED");
            this.publicHalf = Optional.empty();
        }
    }

    /** Empty if the text is in neither format. */
    static Optional<PrivateKeyText> of(String text) throws IOException {
        KeyFormat format = KeyProviderUtil.detectKeyFileFormat(text, false);
        return format == KeyFormat.OpenSSHv1 || format == KeyFormat.PKCS8
                ? Optional.of(new PrivateKeyText(text, format == KeyFormat.OpenSSHv1))
                : Optional.empty();
    }

    static byte[] body(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("(?m)^-.*$", ""));
    }

    boolean encrypted() {
        return encrypted;
    }

    /** Present in OpenSSH's format only, which stores it unencrypted. */
    Optional<UserKey> publicHalf() {
        return publicHalf;
    }

    /** @param passphrase required if the key is encrypted */
    KeyPair open(Optional<Secret> passphrase) throws IOException {
        Optional<KeyPair> ed25519 = openSsh ? Optional.empty() : Ed25519Pem.open(text, passphrase);
        if (ed25519.isPresent()) {
            return ed25519.get();
        }
        BaseFileKeyProvider file = openSsh ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
        file.init(text, null, passphrase.map(OneTimePassphrase::new).orElse(null));
        return new KeyPair(file.getPublic(), file.getPrivate());
    }

    /** Passes a copy of the passphrase to sshj, which wipes it. */
    private record OneTimePassphrase(Secret passphrase) implements PasswordFinder {
        @Override
        public char[] reqPassword(Resource<?> resource) {
            return passphrase.characters();
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
