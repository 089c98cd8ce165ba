package io.volmount.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal gets of 500 agents, and where the evidence of each is. */
class FiveHundredAgentsTest {
    private static final int MOST_LINES = 60;
    private static final String EVIDENCE = "yes mounted ";

    @TempDir
    Path home;

    private CliHarness cli;
    private String inventory;
    private String playbook;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        for (int i = 1; i <= 500; i++) {
            cli.agents.put(String.format("a%03d", i), new CliHarness.BlankNode());
        }
        inventory = cli.file("inventory.yml", """
                version: 1
                groups: {g: {hosts: ["a[001-500]"]}}
                """);
        playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK + "rollout: {maxUnavailable: 100%}\n");
    }

    private int run(String command, String... more) {
        String[] all = new String[5 + more.length];
        System.arraycopy(new String[] {command, "-i", inventory, "-p", playbook}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return cli.run(all);
    }

    private void assertFitsAScreen() {
        assertThat(cli.out().lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    private static long evidence(String text) {
        return text.lines().filter(line -> line.contains(EVIDENCE)).count();
    }

    @Test
    void likeAgentsFitAScreenAndTheEvidenceIsElsewhere() throws IOException {
        Path file = home.resolve("report.txt");

        assertThat(run("plan")).isZero();
        assertThat(cli.out()).contains("a[001-500] (500 agents): planned");
        assertFitsAScreen();

        assertThat(run("apply", "--yes", "--report", "text=" + file)).isZero();
        assertThat(cli.out()).contains("a[001-500] (500 agents): verified", "    /dcos/volume0 verified\n");
        assertFitsAScreen();
        assertThat(evidence(cli.out())).isZero();
        assertThat(evidence(Files.readString(file))).isEqualTo(500);

        String report = cli.out().replaceAll("(?s).*evidence of every agent: volmount (runs report [^\n]*).*", "$1");
        assertThat(cli.run(report.split(" "))).isZero();
        assertThat(evidence(cli.out())).isEqualTo(500);
        assertThat(cli.out()).isEqualTo(Files.readString(file));

        assertThat(run("verify")).isZero();
        assertThat(cli.out()).contains("a[001-500] (500 agents): verified", "evidence of every agent: --full");
        assertFitsAScreen();

        assertThat(run("verify", "--full")).isZero();
        assertThat(evidence(cli.out())).isEqualTo(500);
    }

    @Test
    void whatWentWrongIsLast() {
        cli.agents.put("a007", CliHarness.failing());
        cli.agents.put("a012", CliHarness.silent());
        playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK + "rollout: {maxUnavailable: 100%, maxFailures: 10}\n");

        assertThat(run("apply", "--yes")).isEqualTo(1);

        assertFitsAScreen();
        assertThat(cli.out().indexOf(" agents): verified"))
                .isPositive()
                .isLessThan(cli.out().indexOf("a007 ("))
                .isLessThan(cli.out().indexOf("a012 ("));
        assertThat(cli.out())
                .contains("  all 2: --limit 'a[007,012]'\n")
                .containsPattern("\nnext: volmount resume .*\n$");
    }
}
