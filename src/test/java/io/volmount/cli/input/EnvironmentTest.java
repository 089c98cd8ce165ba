package io.volmount.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environment variables give options their values, and the command line wins. */
class EnvironmentTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        cli.environment.put("VOLMOUNT_INVENTORY", cli.file("inventory.yml", CliHarness.INVENTORY));
        cli.environment.put("VOLMOUNT_PLAYBOOK", cli.file("playbook.yml", CliHarness.PLAYBOOK));
    }

    @Test
    void inventoryAndPlaybook() {
        assertThat(cli.run("plan", "-l", "a2")).isZero();
        assertThat(cli.asked).containsExactly("a2");
        assertThat(cli.run("apply", "-y")).isZero();
        assertThat(cli.asked).containsExactlyInAnyOrder("a1", "a2", "a3");
    }

    @Test
    void theCommandLineWins() {
        assertThat(cli.run("plan", "-i", "b1,")).isZero();
        assertThat(cli.asked).containsExactly("b1");
    }

    @Test
    void anEmptyVariableIsNotSet() {
        cli.environment.put("VOLMOUNT_INVENTORY", "");

        assertThat(cli.refusal(cli.run("plan"))).contains("'--inventory=FILE'");
    }

    @Test
    void whatStandsInForAnInventoryDoesNotClashWithIt() {
        String plan = home.resolve("plan.json").toString();
        assertThat(cli.run("plan", "-o", plan)).isZero();
        assertThat(cli.run("apply", "-y", plan)).isZero();
        assertThat(cli.run("rehearse", "--agents", "3", "--runs", "1")).isZero();
        cli.asked.clear();
        assertThat(cli.refusal(cli.run("apply", "-y", plan, "-l", "a1"))).contains("a saved plan already names");
    }

    @Test
    void sshConfigAndParallelComeFromTheEnvironmentToo() {
        cli.environment.put("VOLMOUNT_PARALLEL", "0");
        assertThat(cli.refusal(cli.run("plan")))
                .startsWith("--parallel must be at least 1\n")
                .contains("parallel is from $VOLMOUNT_PARALLEL");
        cli.environment.put("VOLMOUNT_PARALLEL", "2");
        cli.environment.put("VOLMOUNT_SSH_CONFIG", home.resolve("nowhere").toString());
        assertThat(cli.refusal(cli.run("plan"))).contains("nowhere: no such file");
    }
}
