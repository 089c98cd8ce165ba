package io.volmount.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keys and certificates as OpenSSH's own programs make them. */
public final class SshKeygen {
    private SshKeygen() {}

    /** @param options such as {@code -t rsa -m PEM} */
    public static Path key(Path file, String passphrase, String options) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-a", "2", "-N", passphrase, "-f", file.toString()));
        words.addAll(List.of("-C", file.getFileName().toString()));
        words.addAll(List.of(options.split(" ")));
        run(Map.of(), words);
        return file;
    }

    /** Signs the key's public half, for the user core; the certificate is put beside it. */
    public static Path certificate(Path authority, Path key) throws Exception {
        run(Map.of(), List.of("ssh-keygen", "-q", "-s", authority + "", "-I", "test", "-n", "core", key + ".pub"));
        return key.resolveSibling(key.getFileName() + "-cert.pub");
    }

    public static String run(Map<String, String> environment, List<String> words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words + ": " + said).isZero();
        return said;
    }
}
