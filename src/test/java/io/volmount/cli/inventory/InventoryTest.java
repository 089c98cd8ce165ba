package io.volmount.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InventoryTest {
    @TempDir
    Path home;

    private CliHarness cli;
    private String inventory;
    private String config;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
        inventory = cli.file("inventory.yml", """
                version: 1
                defaults: {user: core}
                groups:
                  g:
                    zone: r1
                    hosts: [a1, {name: a20, address: 10.0.0.20, port: 2201, vars: {disk: /dev/vdb}}]
                """);
        config = cli.file("ssh_config", """
                ForwardAgent yes
                Host a1
                  HostName a1.example.com
                  StrictHostKeyChecking no
                Host bastion
                  HostName bastion.example.com
                Host * !bastion
                  Port 2222
                  IdentityFile ~/keys/%h
                  ProxyJump bastion
                """);
    }

    private String shown() {
        return cli.out().replace(home + "/", "");
    }

    @Test
    void everyValueOfAnAgentIsShownWithItsOrigin() {
        assertThat(cli.run("inventory", "show", "a1", "-i", inventory, "-F", config))
                .isZero();
        assertThat(shown())
                .startsWith("a1\n")
                .containsPattern("  address +a1\\.example\\.com +ssh_config:3:12\n")
                .containsPattern("  port +2222 +ssh_config:8:8\n")
                .containsPattern("  route +through bastion +ssh_config:10:13\n")
                .containsPattern("  jump1\\.address +bastion\\.example\\.com +ssh_config:6:12\n")
                .containsPattern("  jump1\\.port +22 +default\n")
                .containsPattern("  user +core +inventory.yml:2:18\n")
                .containsPattern("  identityFile +keys/a1\\.example\\.com +ssh_config:9:16\n")
                .containsPattern("  connectTimeout +10s +default\n")
                .containsPattern("  zone +r1 +inventory.yml:5:11\n")
                .containsPattern("  role +auto +default\n")
                .containsPattern("  groups +g\n")
                .endsWith(
                        "note: StrictHostKeyChecking no at ssh_config:4:25 is ignored: host keys are always checked\n");
        assertThat(cli.err()).isEmpty();
        assertThat(cli.asked).isEmpty();
    }

    @Test
    void programsGetTheSame() {
        assertThat(cli.run("inventory", "show", "a20", "-i", inventory, "-F", "none", "--format", "json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(cli.out());

        assertThat(json.get("schema").asString()).isEqualTo("volmount/access/v1");
        assertThat(json.get("address").asString()).isEqualTo("10.0.0.20:2201");
        assertThat(json.get("settings").values().stream()
                        .filter(line -> line.get("setting").asString().matches("port|vars.disk|route"))
                        .map(line -> line.get("value") + " "
                                + line.get("origin").asString().replace(home + "/", "")))
                .containsExactly("2201 inventory.yml:6:55", "\"direct\" default", "\"/dev/vdb\" inventory.yml:6:74");
    }

    @Test
    void theListNamesAgentsAddressesAndGroups() {
        assertThat(cli.run("inventory", "list", "-i", inventory, "-F", config)).isZero();
        assertThat(cli.out()).isEqualTo("""
                a1   a1.example.com:2222  g
                a20  10.0.0.20:2201       g
                """);
        assertThat(cli.run("inventory", "list", "-i", inventory, "-F", config, "--limit", "a2*", "--format", "json"))
                .isZero();
        assertThat(JsonMapper.shared().readTree(cli.out()).get("agents").toString())
                .isEqualTo("[{\"name\":\"a20\",\"address\":\"10.0.0.20:2201\",\"groups\":[\"g\"]}]");
    }

    @Test
    void ignoredSettingsAreReportedOnceWithVerbose() {
        String playbook = cli.file("playbook.yml", CliHarness.PLAYBOOK);
        cli.environment.put("LOGIN_PASSWORD", "not used");
        cli.run("plan", "-i", inventory, "-p", playbook, "-F", config, "--pass-from", "env:LOGIN_PASSWORD");
        assertThat(cli.err()).doesNotContain("ForwardAgent");

        cli.run(
                "plan",
                "-i",
                inventory,
                "-p",
                playbook,
                "-F",
                config,
                "--pass-from",
                "env:LOGIN_PASSWORD",
                "-v",
                "--format",
                "json");
        assertThat(cli.err().replace(home + "/", "")).startsWith("""
                volmount: OpenSSH configuration that is not used: ForwardAgent (ssh_config:1:1)
                volmount: StrictHostKeyChecking no at ssh_config:4:25 is ignored: host keys are always checked
                """);
        assertThat(cli.out()).contains("a1.example.com:2222");
    }

    @Test
    void errorsOfAllFilesAreReportedTogether() {
        String bad = cli.file("bad", "Port x\n");
        String worse = cli.file("worse.yml", "version: 1\ngroups: {g: {hosts: [-x]}}\n");

        assertThat(cli.refusal(cli.run("inventory", "list", "-i", worse, "-F", bad)))
                .isEqualTo("""
                bad:1:6: expected a port from 1 to 65535 for Port, found `x`
                worse.yml:2:22: `-x` is not a valid agent name; use letters, digits, `.`, `-`, `_` and `:`, and begin with \
                a letter or digit
                """);
        assertThat(cli.refusal(cli.run("inventory", "list", "-i", inventory, "-F", home + "/missing")))
                .startsWith("missing: no such file");
    }

    @Test
    void agentsAndWordsThatDoNotExist() {
        assertThat(cli.refusal(cli.run("inventory", "show", "a2", "-i", inventory, "-F", "none")))
                .isEqualTo("the inventory has no agent `a2`; did you mean `a1`?\n");
        assertThat(cli.refusal(cli.run("inventory", "show", "a1", "-i", inventory, "--format", "yaml")))
                .startsWith("--format: there is no format `yaml`; expected text, json");
        assertThat(cli.refusal(cli.run("inventory")))
                .startsWith("no command given; expected list, show, check or from-mesos\n");
        assertThat(cli.refusal(cli.run("inventory", "shwo")))
                .startsWith("there is no command `shwo`; did you mean `show`?\n");
    }
}
