package io.volmount.ssh.hostkey;

import io.volmount.ssh.SshKeygen;
import io.volmount.ssh.key.HostKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A certificate authority for host keys, as ssh-keygen makes one. */
public record Authority(Path file) {

    /** @param options such as {@code -t ed25519} */
    public static Authority make(Path file, String options) throws Exception {
        return new Authority(SshKeygen.key(file, "", options));
    }

    /**
     * Signs the key of a host; the certificate is put beside it.
     *
     * @param options such as {@code -h -n a1.example.com}
     */
    public Path sign(Path hostKey, String options) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-s", file.toString(), "-I", "test", "-z", "7"));
        words.addAll(List.of(options.split(" ")));
        words.add(hostKey + ".pub");
        SshKeygen.run(Map.of(), words);
        return hostKey.resolveSibling(hostKey.getFileName() + "-cert.pub");
    }

    public HostKey key() throws Exception {
        return key(file);
    }

    /** The public half of a key that ssh-keygen made. */
    public static HostKey key(Path file) throws Exception {
        return HostKey.of(blob(Path.of(file + ".pub"))).orElseThrow();
    }

    /** What stands in a public key file or a certificate. */
    public static byte[] blob(Path file) throws Exception {
        return Base64.getDecoder().decode(Files.readString(file).split(" ")[1]);
    }

    /** A line of known_hosts that trusts it. */
    public String line(String hosts) throws Exception {
        return "@cert-authority " + hosts + " " + key().type() + " " + key().base64();
    }
}
