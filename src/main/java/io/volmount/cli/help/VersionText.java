package io.volmount.cli.help;

import io.volmount.storage.VolmountVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version, the commit it was built from, and what it runs on. */
public final class VersionText implements IVersionProvider {
    /** Written by the build, as {@code git describe} has it; empty without a Git repository. */
    private static final String COMMIT = "commit.txt";

    private static final String DIRTY = "-dirty";

    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = VersionText.class.getResourceAsStream(COMMIT)) {
            String commit = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return lines(commit.strip(), System.getProperties()).toArray(String[]::new);
        }
    }

    static List<String> lines(String commit, Properties system) {
        return List.of(
                "volmount " + VolmountVersion.current(),
                "commit " + described(commit),
                "Java " + system.getProperty("java.version") + " (" + system.getProperty("java.vendor") + ")",
                system.getProperty("os.name") + " " + system.getProperty("os.version") + " "
                        + system.getProperty("os.arch"));
    }

    private static String described(String commit) {
        if (commit.isEmpty()) {
            return "unknown (built outside a Git repository)";
        }
        return commit.endsWith(DIRTY)
                ? commit.substring(0, commit.length() - DIRTY.length()) + " with uncommitted changes"
                : commit;
    }
}
