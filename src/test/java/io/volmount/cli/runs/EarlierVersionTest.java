package io.volmount.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.journal.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version saved and left behind is taken up by this one. */
class EarlierVersionTest {
    private static final String RUN = "20261126-143012-t4sg";

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() throws IOException {
        cli = new CliHarness(home);
        List.of("a1", "a2", "a3").forEach(name -> cli.agents.put(name, new CliHarness.BlankNode()));
        Path run = Files.createDirectories(RunDirectory.runs(Map.of(), home).resolve(RUN));
        copy(RUN + "/events.jsonl", run.resolve("events.jsonl"));
        copy(RUN + "/inputs.json", run.resolve("inputs.json"));
    }

    private static void copy(String name, Path to) throws IOException {
        Files.copy(Path.of("src/test/resources/io/volmount/cli/version-0.1.0").resolve(name), to);
    }

    @Test
    void aRunOfAnEarlierVersionIsListedShownAndReported() {
        assertThat(cli.run("runs")).isZero();
        assertThat(cli.out()).contains(RUN, "test volumes");
        cli.run("runs", "show", RUN);
        assertThat(cli.out()).contains("a1", "make-filesystem");
        cli.run("runs", "report", RUN, "--format", "json");
        assertThat(cli.out()).contains("\"in-doubt\"");
    }

    @Test
    void aRunOfAnEarlierVersionIsResumed() {
        assertThat(cli.run("resume", RUN)).isZero();
        assertThat(cli.out()).contains("verified");

        assertThat(cli.run("runs", "show", RUN)).isZero();
        assertThat(cli.out()).contains("verified");
    }

    @Test
    void aPlanOfAnEarlierVersionIsApplied() throws IOException {
        copy("plan.json", home.resolve("plan.json"));

        assertThat(cli.run("apply", home.resolve("plan.json").toString(), "--yes"))
                .isZero();
        assertThat(cli.out()).contains("verified");
    }

    /** It was made before {@code nosuid} and {@code nodev} were added to the options of every volume. */
    @Test
    void aPlanOfAnEarlierVersionThatWouldDifferNowIsRefusedWithTheDifference() throws IOException {
        copy("plan-of-other-steps.json", home.resolve("plan.json"));

        assertThat(cli.run("apply", home.resolve("plan.json").toString(), "--yes"))
                .isOne();
        assertThat(cli.out())
                .contains("/root/volume0.img /dcos/volume0 ext4 loop 0 2` is now `/root/volume0.img /dcos/volume0 ext4"
                        + " loop,nosuid,nodev 0 2`");
    }
}
