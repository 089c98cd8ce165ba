package io.volmount.cli.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionTextTest {
    private static List<String> lines(String commit) {
        Properties system = new Properties();
        system.putAll(Map.of(
                "java.version", "17.0.15",
                "java.vendor", "Debian",
                "os.name", "Linux",
                "os.version", "6.1.0-28-amd64",
                "os.arch", "amd64"));
        List<String> lines = VersionText.lines(commit, system);
        return lines.subList(1, lines.size());
    }

    @Test
    void theCommitAndWhatItRunsOn() {
        assertThat(lines("dbe28a69c07c"))
                .containsExactly("commit dbe28a69c07c", "Java 17.0.15 (Debian)", "Linux 6.1.0-28-amd64 amd64");
    }

    @Test
    void aBuildOfWhatIsInNoCommit() {
        assertThat(lines("dbe28a69c07c-dirty")).startsWith("commit dbe28a69c07c with uncommitted changes");
    }

    @Test
    void aBuildWithoutGit() {
        assertThat(lines("")).startsWith("commit unknown (built outside a Git repository)");
    }
}
