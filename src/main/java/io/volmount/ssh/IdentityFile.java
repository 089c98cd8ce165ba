package io.volmount.ssh;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.userauth.keyprovider.BaseFileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyFormat;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;

/**
 * A private key file in OpenSSH's or a PEM format: its key, or what keeps it from being used.
 *
 * @param problem in words that follow the file's name
 */
record IdentityFile(Path path, Optional<KeyProvider> key, Optional<String> problem) {
    private static final int OPENSSH_MAGIC = "openssh-key-v1\0".length();

    static IdentityFile read(Path path) {
        try {
            return parse(path, Files.readString(path, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return broken(path, "does not exist");
        } catch (IOException | RuntimeException e) {
            return broken(path, "cannot be read (" + PeerText.clean(e.toString()) + ")");
        }
    }

    private static IdentityFile parse(Path path, String text) throws IOException {
        KeyFormat format = KeyProviderUtil.detectKeyFileFormat(text, false);
        if (format != KeyFormat.OpenSSHv1 && format != KeyFormat.PKCS8) {
            return broken(path, "is not a private key in OpenSSH's or a PEM format");
        }
        boolean openSsh = format == KeyFormat.OpenSSHv1;
        if (openSsh ? isEncryptedOpenSsh(text) : text.contains("ENCRYPTED")) {
            return broken(path, "is protected by a passphrase, which is not supported");
        }
        BaseFileKeyProvider file = openSsh ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
        file.init(text, null, null);
        KeyProvider key = new KeyPairWrapper(new KeyPair(file.getPublic(), file.getPrivate()));
        return new IdentityFile(path, Optional.of(key), Optional.empty());
    }

    private static boolean isEncryptedOpenSsh(String text) throws IOException {
        byte[] body = Base64.getMimeDecoder().decode(text.replaceAll("(?m)^-.*$", ""));
        Buffer.PlainBuffer fields = new Buffer.PlainBuffer(body);
        fields.rpos(OPENSSH_MAGIC);
        String cipher = fields.readString();
        return !cipher.equals("none");
    }

    private static IdentityFile broken(Path path, String problem) {
        return new IdentityFile(path, Optional.empty(), Optional.of(problem));
    }
}
