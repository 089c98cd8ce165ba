package io.volmount.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much a command tells on standard error. */
class VerbosityTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.agents.put("a2", CliHarness.failing());
    }

    @Test
    void quietLeavesTheResultAndWarnings() {
        assertThat(cli.runWithFiles("plan")).isZero();
        assertThat(cli.err()).contains("probing 3 agents");
        String plan = cli.out();

        assertThat(cli.runWithFiles("plan", "-q")).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).isEqualTo(plan);
        assertThat(cli.runWithFiles("plan", "--quiet", "-o", home + "/plan.json"))
                .isZero();
        assertThat(cli.err())
                .isEqualTo("volmount: the plan is saved; apply it with `volmount apply " + home + "/plan.json`\n");
    }

    @Test
    void quietLeavesErrors() {
        assertThat(cli.runWithFiles("apply", "-y", "-q")).isNotZero();
        assertThat(cli.err()).doesNotContain("a1", "stopped");
        assertThat(cli.out()).contains("mkfs exited with 1");
        cli.asked.clear();
        assertThat(cli.refusal(cli.run("plan", "-q", "-i", "nowhere", "-p", "x")))
                .contains("nowhere: no such file");
        assertThat(cli.runWithFiles("rehearse", "-q", "--runs", "1")).isZero();
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void verboseTellsEveryBeginning() {
        assertThat(cli.runWithFiles("apply", "-y")).isNotZero();
        String usual = cli.err();
        assertThat(cli.runWithFiles("apply", "-y", "-v")).isNotZero();
        assertThat(cli.err().lines().count()).isGreaterThan(usual.lines().count());
    }

    @Test
    void bothContradictEachOther() {
        assertThat(cli.refusal(cli.runWithFiles("plan", "-qv")))
                .isEqualTo("--quiet and --verbose contradict each other: use one of them\n");
    }
}
