package io.volmount.cli.inventory;

import static io.volmount.mesos.HttpMaster.json;
import static io.volmount.mesos.HttpMaster.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.mesos.HttpMaster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inventories from a Mesos master, as a file and directly. */
class FromMesosTest {
    private static final String AGENTS = """
            {"slaves":[
              {"id":"S1","hostname":"10.0.1.11","active":true,"pid":"slave(1)@10.0.1.11:5051","attributes":{"disk":"ssd"}},
              {"id":"S2","hostname":"10.0.1.12","active":false,"pid":"slave(1)@10.0.1.12:5051","attributes":{}}],
             "recovered_slaves":[],"master/slaves_unreachable":1.0}""";

    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    @Test
    void theInventoryIsWrittenToStandardOutputOrToANewFile() throws Exception {
        try (HttpMaster master = HttpMaster.that(json(AGENTS))) {
            String url = "http://127.0.0.1:" + master.port();
            assertThat(cli.run("inventory", "from-mesos", url)).as(cli.err()).isZero();
            assertThat(cli.out())
                    .startsWith("# The agents that " + url + " knows.\n")
                    .contains("      - {name: \"10.0.1.11\", vars: {\"disk\": \"ssd\"}}\n", "  inactive-agents:\n");
            assertThat(cli.err()).contains("no longer names them, so they are not in this inventory: 1");
            String printed = cli.out();

            assertThat(cli.run("inventory", "from-mesos", url, "-o", "agents.yml"))
                    .as(cli.err())
                    .isZero();
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err()).contains("wrote 2 agents to agents.yml");
            assertThat(home.resolve("agents.yml")).hasContent(printed);
            assertThat(cli.run("plan", "-i", home + "/agents.yml", "-p", cli.file("p.yml", CliHarness.PLAYBOOK)))
                    .isZero();
            assertThat(cli.asked).containsExactlyInAnyOrder("10.0.1.11", "10.0.1.12");
        }
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenAndAFolderThatIsNotIsToldSo() throws Exception {
        cli.file("agents.yml", "mine");
        try (HttpMaster master = HttpMaster.that(json(AGENTS))) {
            String url = "http://127.0.0.1:" + master.port();
            assertThat(cli.refusal(cli.run("inventory", "from-mesos", url, "-o", "agents.yml")))
                    .startsWith("agents.yml is there already");
            assertThat(cli.refusal(cli.run("inventory", "from-mesos", url, "-o", "nowhere/agents.yml")))
                    .startsWith("--out cannot write `nowhere/agents.yml`");
            assertThat(master.asked()).isEmpty();
        }
        assertThat(Files.readString(home.resolve("agents.yml"))).isEqualTo("mine");
    }

    @Test
    void aMasterIsAnInventoryForEveryCommand() throws Exception {
        cli.environment.put("TOKEN", "eyJ0.secret");
        String login = cli.file("login.yml", "version: 1\ndefaults: {user: core}\ngroups: {}\n");
        try (HttpMaster master = HttpMaster.that(json(AGENTS))) {
            String inventory = "mesos+http://127.0.0.1:" + master.port();
            assertThat(cli.run(
                            "inventory",
                            "list",
                            "-i",
                            inventory,
                            "-i",
                            login,
                            "--master-token-from",
                            "env:TOKEN",
                            "-l",
                            "private-agents,!inactive-agents"))
                    .as(cli.err())
                    .isZero();
            assertThat(cli.out()).contains("10.0.1.11").doesNotContain("10.0.1.12");
            assertThat(cli.err()).contains(inventory + ": the master has lost agents");
            assertThat(master.asked()).first().isEqualTo("GET /slaves token=eyJ0.secret");

            assertThat(cli.run("inventory", "show", "10.0.1.12", "-i", inventory, "-i", login, "-F", "none"))
                    .as(cli.err())
                    .isZero();
            assertThat(cli.out()).containsPattern("user +core +.*login.yml:2:18");

            cli.file(
                    "volmount.yml", "inventory: " + inventory + "\nmasterUser: admin\nmasterPasswordFrom: env:TOKEN\n");
            assertThat(cli.run("plan", "-p", cli.file("p.yml", CliHarness.PLAYBOOK)))
                    .as(cli.err())
                    .isZero();
            assertThat(cli.asked).containsExactlyInAnyOrder("10.0.1.11", "10.0.1.12");
            assertThat(master.asked()).last().asString().contains("Basic ");
        }
    }

    @Test
    void aShellAsksAMasterOnce() throws Exception {
        cli.environment.put("TOKEN", "eyJ0.secret");
        cli.answers = "inventory list\ninventory list -l 10.0.1.12\n";
        try (HttpMaster master = HttpMaster.that(json(AGENTS))) {
            assertThat(cli.run(
                            "shell",
                            "-i",
                            "mesos+http://127.0.0.1:" + master.port(),
                            "--master-token-from",
                            "env:TOKEN"))
                    .as(cli.err())
                    .isZero();
            assertThat(cli.out()).contains("10.0.1.11", "10.0.1.12");
            assertThat(master.asked())
                    .filteredOn("GET /slaves token=eyJ0.secret"::equals)
                    .hasSize(1);
        }
    }

    @Test
    void aMasterThatCannotBeAskedIsASentenceAndNothingIsDone() throws Exception {
        cli.environment.put("TOKEN", "eyJ0.secret");
        try (HttpMaster master = HttpMaster.that(status(401, "", Map.of()))) {
            String inventory = "mesos+http://127.0.0.1:" + master.port();
            assertThat(cli.refusal(cli.run("plan", "-i", inventory, "-p", cli.file("p.yml", CliHarness.PLAYBOOK))))
                    .startsWith(inventory + ": http://127.0.0.1:" + master.port() + "/slaves answers with status 401")
                    .contains("--master-token-from");
            assertThat(cli.refusal(cli.run("inventory", "list", "-i", inventory, "--master-token-from", "env:TOKEN")))
                    .contains("the token of --master-token-from may be expired")
                    .doesNotContain("eyJ0");
        }
        try (HttpMaster master = HttpMaster.that(json("{\"slaves\":[]}"))) {
            assertThat(cli.refusal(cli.run("inventory", "from-mesos", "http://127.0.0.1:" + master.port())))
                    .contains("the master knows no agent");
        }
        assertThat(cli.refusal(cli.run("inventory", "from-mesos", "10.0.0.1:5050")))
                .contains("`10.0.0.1:5050` is not the URL of a master");
    }

    @Test
    void secretsComeFromSourcesOnly() {
        String inventory = "mesos+http://127.0.0.1:1";
        assertThat(cli.refusal(cli.run("inventory", "list", "-i", inventory, "--master-token-from", "eyJ0.secret")))
                .startsWith("--master-token-from: expected file:PATH, env:NAME or command:WORDS")
                .doesNotContain("eyJ0");
        assertThat(cli.refusal(cli.run("inventory", "list", "-i", "mesos+http://admin:geheim@m1:5050")))
                .contains("may not contain a user or a password")
                .doesNotContain("geheim");
        assertThat(cli.refusal(cli.run("inventory", "list", "-i", inventory, "--master-user", "admin")))
                .startsWith("--master-user and --master-password-from belong together");
        cli.environment.put("TOKEN", "two words");
        assertThat(cli.refusal(cli.run("inventory", "list", "-i", inventory, "--master-token-from", "env:TOKEN")))
                .startsWith("--master-token-from: this is not a token")
                .doesNotContain("two words");
    }
}
