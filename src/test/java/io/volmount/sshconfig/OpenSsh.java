package io.volmount.sshconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ssh of this machine, which prints what its configuration means. */
final class OpenSsh {
    private static final Path SSH = Path.of("/usr/bin/ssh");

    private OpenSsh() {}

    static boolean isThere() {
        return Files.isExecutable(SSH);
    }

    /** The values by used keyword in lower case, or empty if it refuses the file. */
    static Optional<Map<String, List<String>>> settings(String file, String host, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SSH.toString(), "-G", "-F", file));
        command.addAll(List.of(options));
        command.addAll(List.of("--", host));
        Process ssh = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ssh.getOutputStream().close();
        Map<String, List<String>> values = new TreeMap<>();
        for (String line : new String(ssh.getInputStream().readAllBytes()).split("\n")) {
            String[] words = line.split(" ", 2);
            if (words.length == 2 && Keyword.named(words[0]).isPresent()) {
                values.computeIfAbsent(words[0], first -> new ArrayList<>()).add(words[1]);
            }
        }
        return ssh.waitFor() == 0 ? Optional.of(values) : Optional.empty();
    }
}
