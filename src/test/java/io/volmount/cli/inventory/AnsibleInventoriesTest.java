package io.volmount.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import io.volmount.cli.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ansible inventories as they are in the wild, as the commands show and refuse them. */
class AnsibleInventoriesTest {
    @TempDir
    Path home;

    private InventoryHarness operator;

    @BeforeEach
    void create() {
        operator = new InventoryHarness(home);
    }

    @Test
    void variablesBesideTheInventoryAreReadWithTheirLocations() throws IOException {
        String inventory = operator.file("inv/hosts.ini", "[g]\na1 ansible_host=10.0.0.1\n");
        operator.file("inv/group_vars/all.yml", "ansible_user: core\nansible_port: 2222\n");
        operator.file("inv/group_vars/g/10.yml", "zone: rack-a\n");
        operator.file("inv/host_vars/a1", "ansible_ssh_private_key_file: /k/a1\n");

        assertThat(operator.show("a1", inventory))
                .contains(" port 2222 inv/group_vars/all.yml:2:15", " user core inv/group_vars/all.yml:1:15")
                .contains(" zone rack-a inv/group_vars/g/10.yml:1:7", " identityFile /k/a1 inv/host_vars/a1:1:31");
    }

    @Test
    void variablesThatCannotBeReadAreNotAbsent() throws IOException {
        String inventory = operator.file("hosts", "[g]\na1\n[h]\nb1\n");
        Files.createDirectories(home.resolve("group_vars"));
        Files.createSymbolicLink(home.resolve("group_vars/g.yml"), Path.of("g.yml"));

        assertThat(operator.refused("inventory", "list", "-i", inventory))
                .startsWith("group_vars/g.yml: too many levels of symbolic links, so its variables are unknown");
        assertThat(operator.cli.run("inventory", "list", "-i", inventory, "--limit", "h"))
                .as("the file of a group that nobody wants")
                .isZero();
        Files.delete(home.resolve("group_vars/g.yml"));
        operator.file("group_vars/g.yml", "a: [\n");
        assertThat(operator.refused("inventory", "list", "-i", inventory))
                .startsWith("group_vars/g.yml:2:1: not valid YAML");
    }

    @Test
    void encryptedFilesAreReported() throws IOException {
        String inventory = operator.file("hosts", "a1\n");
        operator.file("group_vars/all/vault.yml", "$ANSIBLE_VAULT;1.1;AES256\n6638\n");

        assertThat(operator.cli.run("inventory", "list", "-i", inventory)).isZero();
        assertThat(operator.told())
                .isEqualTo("group_vars/all/vault.yml: this file is encrypted with Ansible Vault; its variables are"
                        + " ignored\n");
    }

    @Test
    void severalInventoriesAreMergedAndTheLaterWins() throws IOException {
        String one = operator.file("one", "[g]\na1 ansible_port=1\na2\n");
        String two = operator.file("two.yml", "g: {hosts: {a1: {ansible_port: 2}, a3: }}\n");

        assertThat(operator.show("a1", one, two)).contains(" port 2 two.yml:1:32");
        assertThat(operator.cli.run("inventory", "list", "-i", one, "-i", two, "-i", "b1,b2:24,"))
                .isZero();
        assertThat(operator.cli.out()).contains("a1", "a2", "a3", "b1", "b2:24");
        String own = operator.file("own.yml", CliHarness.INVENTORY);
        String third = operator.file("own2.yml", "version: 1\ngroups: {g: {port: 7, hosts: [a9]}}\n");
        assertThat(operator.show("a2", own, third)).contains(" port 7 own2.yml:2:20");
        assertThat(operator.refused("inventory", "list", "-i", own, "-i", one))
                .contains("one:2:1: the agent `a1` is listed in volmount's own form at own.yml:4:13");
    }

    @Test
    void standardInputAndListsOfHosts() {
        operator.cli.answers = "[g]\na1 ansible_user=core\n";
        assertThat(operator.show("a1", "-")).contains(" user core standard input:2:17");
        operator.cli.answers = "";
        assertThat(operator.show("a2", "a1,a2:2222")).contains(" port 2222 --inventory");
        assertThat(operator.cli.run("inventory", "list", "-i", "a[1-3],b[1:2],"))
                .isZero();
        assertThat(operator.cli.out()).contains("a3", "b2");
        assertThat(operator.refused("inventory", "list", "-i", "-", "-i", "-")).contains("standard input");
    }

    @Test
    void aDirectoryIsAnInventory() throws IOException {
        operator.file("inv/10-hosts", "[g]\na1\n");
        operator.file("inv/20.yml", "g: {vars: {zone: z}}\n");
        operator.file("inv/skipped.ini", "b1\n");
        operator.file("inv/group_vars/g.yml", "ansible_user: core\n");

        assertThat(operator.show("a1", home + "/inv"))
                .contains(" user core inv/group_vars/g.yml:1:15", " zone z inv/20.yml:1:18");
        assertThat(operator.cli.run("inventory", "list", "-i", home + "/inv")).isZero();
        assertThat(operator.cli.out()).doesNotContain("b1");
    }

    @Test
    void aProgramIsRunOnRequestAlone() throws IOException {
        String program = operator.file("dyn.sh", """
                #!/bin/sh
                test "$1" = --list || exit 1
                echo '{"_meta": {"hostvars": {"a1": {"ansible_host": "10.0.0.1"}}}, "g": {"hosts": ["a1"]}}'
                """);
        Files.setPosixFilePermissions(Path.of(program), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(operator.refused("inventory", "list", "-i", program))
                .isEqualTo("dyn.sh:1:1: this is a program, which volmount does not run without `exec:`; to run it, use"
                        + " `-i exec:dyn.sh`, or save its output with `--list` and use that file\n");
        assertThat(operator.show("a1", "exec:" + program)).contains(" address 10.0.0.1 dyn.sh:1:");
        operator.file("dyn.sh", "#!/bin/sh\nexit 3\n");
        assertThat(operator.refused("inventory", "list", "-i", "exec:" + program))
                .contains("the executable inventory exited with status 3 when run with `--list`");
    }

    @Test
    void ignoredVariablesAreReportedOnceForAllAgents() throws IOException {
        String inventory = operator.file("hosts", """
                [g]
                a[01:47] ansible_password=x
                [g:vars]
                ansible_become_method=su
                ansible_python_interpreter=/usr/bin/python3
                ansible_ssh_pipelining=true
                """);

        assertThat(operator.cli.run("inventory", "list", "-i", inventory)).isZero();
        assertThat(operator.told()).isEqualTo("""
                hosts:2:10: `ansible_password` is not read, because passwords do not belong in a file; use --ask-pass if keys are not enough (for 47 agents)
                hosts:4:23: `ansible_become_method` is `su`, which is ignored: volmount becomes root with sudo (for \
                47 agents)
                unused inventory variables: ansible_python_interpreter (hosts:5:1), ansible_ssh_pipelining \
                (hosts:6:1)
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ansible_hots=10.0.0.1 | unknown variable `ansible_hots`; did you mean `ansible_host`?",
                "ansible-user=core | unknown variable `ansible-user`; did you mean `ansible_user`?",
                "Ansible_Port=24 | unknown variable `Ansible_Port`; did you mean `ansible_port`?",
                "ansible_ssh_commonargs=-C | did you mean `ansible_ssh_common_args`?",
                "ansible_connection=docker | `ansible_connection` is `docker`, but volmount reaches agents by SSH only",
                "ansible_become_user=mesos | `ansible_become_user` is `mesos`, but volmount works as root only",
                "ansible_sudo_user=mesos | `ansible_become_user` is `mesos`, but volmount works as root only",
                "ansible_user={{u}} | `ansible_user` is a template, which only Ansible can evaluate; write the value"
                        + " itself",
                "ansible_ssh_common_args={{u}} | `ansible_ssh_common_args` is a template",
                "ansible_host=$ANSIBLE_VAULT;1.1 | `ansible_host` is encrypted with Ansible Vault",
            })
    void variablesThatChangeTheMachineAreErrorsOfSelectedAgentsOnly(String variable, String sentence)
            throws IOException {
        String inventory = operator.file("hosts", "[g]\na[01:47] " + variable + "\n[h]\nb1\n");

        assertThat(operator.refused("inventory", "list", "-i", inventory))
                .startsWith("hosts:2:")
                .contains(sentence)
                .endsWith(" (for 47 agents)\n")
                .hasLineCount(1);
        assertThat(operator.cli.run("inventory", "list", "-i", inventory, "--limit", "h"))
                .isZero();
        assertThat(operator.cli.run("inventory", "show", "b1", "-i", inventory)).isZero();
    }

    @Test
    void aConflictBetweenGroupsIsAnErrorOnlyIfTheVariableIsUsed() throws IOException {
        String inventory = operator.file("hosts", """
                [web]
                n1
                [app]
                n1
                [web:vars]
                http_port=80
                file=/root/a
                [app:vars]
                http_port=8080
                file=/root/b
                """);
        String unused = operator.file("p.yml", CliHarness.PLAYBOOK);
        String used = operator.file("q.yml", CliHarness.PLAYBOOK.replace("/root/volume0.img", "'${file}'"));

        assertThat(operator.cli.run("plan", "-F", "none", "-i", inventory, "-p", unused))
                .as(operator.cli.err())
                .isZero();
        operator.cli.asked.clear();
        assertThat(operator.refused("plan", "-F", "none", "-i", inventory, "-p", used))
                .isEqualTo("hosts:7:6: `file` is `/root/a` here but `/root/b` at hosts:10:6, in groups of equal rank,"
                        + " where only the alphabet decides; make both equal, set it on each agent, or give"
                        + " one group a higher `ansible_group_priority`\n");
        operator.file("hosts", Files.readString(Path.of(inventory)) + "ansible_group_priority=2\n");
        assertThat(operator.cli.run("plan", "-F", "none", "-i", inventory, "-p", used))
                .as(operator.cli.err())
                .isNotEqualTo(ExitCode.USAGE);
        assertThat(operator.cli.out()).contains("/root/b");
    }

    @Test
    void twoNamesForOneMachineAreAnErrorOnlyIfBothAreSelected() throws IOException {
        String inventory = operator.file("hosts", """
                [bootstrap]
                boot ansible_host=10.0.0.1
                [masters]
                m1 ansible_host=10.0.0.1
                [agents]
                a1
                """);

        assertThat(operator.cli.run("inventory", "list", "-i", inventory, "--limit", "agents"))
                .isZero();
        assertThat(operator.refused("inventory", "list", "-i", inventory))
                .contains("have the same address 10.0.0.1:22");
    }

    @Test
    void whyAVariableCannotFillAPlaybookIsSaid() throws IOException {
        String playbook = operator.file("p.yml", CliHarness.PLAYBOOK.replace("/root/volume0.img", "'${file}'"));

        assertThat(operator.refused("plan", "-i", operator.file("hosts", "a1 file='{{ x }}'\n"), "-p", playbook))
                .isEqualTo("hosts:1:9: `file` is a template, which only Ansible can evaluate; write the value"
                        + " itself\n");
        assertThat(operator.refused("plan", "-i", operator.file("hosts", "a1 file=[1]\n"), "-p", playbook))
                .contains("`file` is a list here");
    }
}
