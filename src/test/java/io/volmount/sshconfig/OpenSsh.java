package io.volmount.sshconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The ssh of this machine, which prints what its configuration means. */
final class OpenSsh {
    private static final Path SSH = Path.of("/usr/bin/ssh");

    private static final Pattern IDENTITY_FILE = Pattern.compile("identity file (.*) type -?[0-9]+");

    private OpenSsh() {}

    static boolean isThere() {
        return Files.isExecutable(SSH);
    }

    /** The identity files that it would try, which {@code -G} does not tell: with their tokens filled in. */
    static List<String> identityFiles(String file, String host) throws IOException, InterruptedException {
        Process ssh = new ProcessBuilder(
                        SSH.toString(), "-v", "-F", file, "-o", "BatchMode=yes", "-o", "ProxyCommand=false", host)
                .redirectErrorStream(true)
                .start();
        ssh.getOutputStream().close();
        String said = new String(ssh.getInputStream().readAllBytes());
        ssh.waitFor();
        return IDENTITY_FILE
                .matcher(said)
                .results()
                .map(found -> found.group(1))
                .filter(path -> !path.endsWith("-cert"))
                .toList();
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
