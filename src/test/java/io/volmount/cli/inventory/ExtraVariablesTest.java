package io.volmount.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.journal.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables on the command line win over those of the inventory, and runs keep them. */
class ExtraVariablesTest {
    private static final String PLAYBOOK = CliHarness.PLAYBOOK.replace("/root/volume0.img", "'/${where}/${name}.img'");

    /** Two groups disagree about one variable, and nothing sets the other. */
    private static final String INVENTORY = """
            version: 1
            groups:
              g:
                hosts: [a1]
                vars: {where: var}
              h:
                hosts: [a1]
                vars: {where: srv}
            """;

    @TempDir
    Path home;

    private CliHarness cli;
    private String[] files;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        files = new String[] {"-i", cli.file("inventory.yml", INVENTORY), "-p", cli.file("playbook.yml", PLAYBOOK)};
    }

    private int run(String command, String... more) {
        return cli.run(Stream.of(List.of(command), List.of(files), List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    @Test
    void theyWinOverTheInventory() {
        assertThat(cli.refusal(run("plan"))).contains("`where`");

        assertThat(run("plan", "-e", "where=root", "--extra-vars", "name=volume0"))
                .as(cli.err())
                .isZero();
        assertThat(cli.out()).contains("/root/volume0.img").doesNotContain("/var/", "/srv/");
        run("plan", "-e", "where=a=b", "-e", "where=c=d", "-e", "name=v0");
        assertThat(cli.out()).contains("/c=d/v0.img").doesNotContain("a=b");
    }

    @Test
    void aRunKeepsThem() throws IOException {
        assertThat(run("apply", "--yes", "-e", "where=root", "-e", "name=volume0"))
                .as(cli.err())
                .isZero();

        assertThat(new Runs(cli.context().runs())
                        .newestFirst()
                        .get(0)
                        .given()
                        .inventory()
                        .text())
                .contains("\"where\":\"root\"", "\"name\":\"volume0\"");
    }

    @Test
    void oneThatThePlaybookDoesNotUseIsRefused() {
        assertThat(cli.refusal(run("plan", "-e", "were=opt", "-e", "where=opt", "-e", "name=v0")))
                .isEqualTo("--extra-vars: the playbook uses no variable `were`; did you mean `where`?\n");
        cli.file("playbook.yml", CliHarness.PLAYBOOK);
        assertThat(cli.refusal(run("verify", "-e", "where=opt")))
                .contains("--extra-vars: the playbook uses no variable `where`\n");
    }

    @Test
    void whatIsNoVariableIsRefused() {
        assertThat(cli.refusal(run("plan", "-e", "where")))
                .isEqualTo("--extra-vars: expected NAME=VALUE, found `where`\n");
        assertThat(cli.refusal(run("plan", "-e", "where=a\nb", "-e", "name=v0")))
                .contains("control characters");
        assertThat(cli.refusal(run("plan", "-e", "where=", "-e", "name=v0"))).contains("--extra-vars: expected text");
    }

    @Test
    void aSavedPlanHasItsOwn() {
        String plan = home.resolve("plan.json").toString();
        assertThat(run("plan", "-e", "where=root", "-e", "name=volume0", "-o", plan))
                .as(cli.err())
                .isZero();
        cli.asked.clear();

        assertThat(cli.refusal(cli.run("apply", "--yes", plan, "-e", "where=opt")))
                .contains("a saved plan already names its agents and volumes");
        assertThat(cli.run("apply", "--yes", plan)).as(cli.err()).isZero();
        assertThat(cli.out()).contains("verified");
    }
}
