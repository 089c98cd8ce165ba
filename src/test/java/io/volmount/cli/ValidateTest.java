package io.volmount.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {
    @TempDir
    Path home;

    @Test
    void twoValidFilesAreOneLine() {
        CliHarness cli = new CliHarness(home);

        assertThat(cli.runWithFiles("validate")).isZero();

        assertThat(cli.out().replace(home + "/", ""))
                .isEqualTo(
                        "valid: 3 agents in inventory.yml; playbook \"test volumes\" in playbook.yml with 1 volume\n");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.asked).isEmpty();
    }

    @Test
    void allErrorsOfBothAreTold() {
        CliHarness cli = new CliHarness(home);
        String inventory = cli.file("i.yml", CliHarness.INVENTORY.replace("hosts", "hots"));
        String playbook =
                cli.file("p.yml", CliHarness.PLAYBOOK.replace("ext4", "ext5").replace("200MB", "2"));

        assertThat(cli.refusal(cli.run("validate", "-i", inventory, "-p", playbook)))
                .contains(
                        "i.yml:4:5: unknown key `hots`",
                        "p.yml:5:56: a volume of 2 B is too small",
                        "p.yml:6:17: unknown filesystem `ext5`");
    }

    @Test
    void aVariableThatIsNotSetIsAnErrorOfItsAgents() {
        CliHarness cli = new CliHarness(home);
        String playbook = cli.file("p.yml", CliHarness.PLAYBOOK.replace("/root/volume0.img", "\"${disk}\""));

        assertThat(cli.refusal(cli.run("validate", "-i", cli.file("i.yml", CliHarness.INVENTORY), "-p", playbook)))
                .contains("disk", "a[1-3]");
    }
}
