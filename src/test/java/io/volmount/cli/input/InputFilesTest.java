package io.volmount.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
    @TempDir
    Path home;

    private CliHarness cli;

    @BeforeEach
    void create() {
        cli = new CliHarness(home);
    }

    private String refusedInventory(String file) {
        return cli.refusal(cli.run("plan", "-i", file, "-p", cli.file("playbook.yml", CliHarness.PLAYBOOK)));
    }

    private String refusedPlaybook(String playbook) {
        return cli.refusal(cli.run(
                "plan",
                "-i",
                cli.file("inventory.yml", CliHarness.INVENTORY),
                "-p",
                cli.file("playbook.yml", playbook)));
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        Path folder = Files.createDirectory(home.resolve("folder"));
        Path binary = Files.write(home.resolve("binary"), new byte[] {'a', '\n', (byte) 0xff});

        assertThat(refusedInventory(home + "/none")).startsWith("none: no such file; ");
        assertThat(refusedInventory(folder.toString())).startsWith("folder: this directory contains no inventory; ");
        assertThat(refusedInventory(binary.toString())).startsWith("binary:2:1: not UTF-8 text from here on; ");
        assertThat(refusedInventory(cli.file("empty", ""))).startsWith("empty: the file is empty; ");
    }

    @Test
    void aFileThatBreaksOffWhileItIsRead() {
        assertThat(refusedInventory("/proc/self/mem")).startsWith("/proc/self/mem: cannot be read: input/output error");
    }

    @Test
    void brokenYamlIsNamedByLineAndColumn() {
        assertThat(refusedPlaybook("version: 1\nvolumes: [\n")).matches("playbook.yml:\\d+:\\d+: not valid YAML: .*\n");
    }

    @Test
    void allErrorsOfAllFilesAreReportedTogether() {
        String inventory = cli.file("inventory.yml", CliHarness.INVENTORY.replace("groups", "grups"));
        String playbook = cli.file(
                "playbook.yml", CliHarness.PLAYBOOK.replace("ext4", "ext5").replace("200MB", "20MB"));

        String said = cli.refusal(cli.run("plan", "-i", inventory, "-p", playbook, "--limit", "a1,,a2"));

        assertThat(said.lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith("--limit: a pattern is empty; "))
                .anyMatch(line -> line.startsWith("inventory.yml:2:1: unknown key `grups`; did you mean `groups`?"))
                .anyMatch(line -> line.startsWith("playbook.yml:5:") && line.contains("make it 200MB or more"))
                .anyMatch(line -> line.startsWith("playbook.yml:6:") && line.contains("did you mean `ext4`?"));
    }

    @Test
    void aVariableThatSomeAgentsLack() {
        String inventory = cli.file(
                "inventory.yml",
                "version: 1\ngroups:\n  g:\n    hosts: [a1, {name: a2, vars: {disk: /dev/vdb}}, a3]\n");
        String playbook = cli.file(
                "playbook.yml",
                "version: 1\nvolumes: [{path: /dcos/volume0, source: {device: '${disk}'}, filesystem: xfs}]\n");

        String said = cli.refusal(cli.run("apply", "--yes", "-i", inventory, "-p", playbook));

        assertThat(said.lines())
                .singleElement()
                .asString()
                .startsWith("playbook.yml:2:")
                .contains("the variable `disk` is not set for a[1,3]; ");
    }

    @Test
    void aVariableThatAllOfManyAgentsLackTakesOneLine() {
        String inventory = cli.file("inventory.yml", "version: 1\ngroups: {g: {hosts: ['a[001-500]']}}\n");
        String playbook = cli.file("playbook.yml", """
                version: 1
                volumes:
                  - {path: /dcos/volume0, source: {device: '${disk}'}, filesystem: xfs}
                  - {path: /dcos/volume1, source: {device: '/dev/${spare}'}, filesystem: xfs}
                """);

        String said = cli.refusal(cli.run("plan", "-i", inventory, "-p", playbook));

        assertThat(said.lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("`disk` is not set for a[001-500]; "))
                .anyMatch(line -> line.contains("`spare` is not set for a[001-500]; "));
    }

    @Test
    void aLimitThatMatchesNothing() {
        assertThat(cli.refusal(cli.runWithFiles("plan", "--limit", "b*")))
                .startsWith("--limit: no agent or group is named `b*`; ");
    }

    @Test
    void aLimitMayStandInAFile() {
        cli.runWithFiles("plan", "--limit", "@" + cli.file("chosen", "a1\na3\n"));

        assertThat(cli.asked).containsExactlyInAnyOrder("a1", "a3");
    }

    @Test
    void anInventoryWithoutAgents() {
        assertThat(refusedInventory(cli.file("inventory.yml", "version: 1\ngroups: {}\n")))
                .isEqualTo("inventory.yml: the inventory contains no agent; list at least one in a group\n");
    }
}
