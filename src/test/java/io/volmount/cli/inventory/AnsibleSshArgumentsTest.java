package io.volmount.cli.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CliHarness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of ssh in Ansible's variables lead where they would lead ssh. */
class AnsibleSshArgumentsTest {
    @TempDir
    Path home;

    private InventoryHarness operator;

    @BeforeEach
    void create() {
        operator = new InventoryHarness(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-J jump@bastion.example.com:2200",
                "-Jjump@bastion.example.com:2200",
                "-o ProxyJump=jump@bastion.example.com:2200",
                "-oProxyJump=jump@bastion.example.com:2200 -o ControlMaster=auto -C",
                "-o 'ProxyJump jump@bastion.example.com:2200'",
                "-q -o StrictHostKeyChecking=accept-new -J jump@bastion.example.com:2200",
            })
    void jumpsInSshArgumentsAreFollowed(String arguments) throws IOException {
        for (String variable : new String[] {"ansible_ssh_common_args", "ansible_ssh_extra_args", "ansible_ssh_args"}) {
            String inventory = operator.file("hosts", "[g]\na1\n[g:vars]\n" + variable + "=" + arguments + "\n");

            assertThat(operator.show("a1", inventory))
                    .contains(" route through jump@bastion.example.com:2200 hosts:4:" + (variable.length() + 2))
                    .contains(" jump1.user jump hosts:4:", " jump1.port 2200 hosts:4:");
            assertThat(operator.cli.err()).isEmpty();
        }
    }

    @Test
    void commandsInSshArgumentsAreFollowed() throws IOException {
        String inventory = operator.file("hosts", """
                [agents]
                a1 ansible_host=10.0.0.1
                [agents:vars]
                ansible_ssh_common_args='-o ProxyCommand="ssh -W %h:%p -q jump@bastion.example.com"'
                """);

        assertThat(operator.show("a1", inventory))
                .contains(" route by the command ssh -W 10.0.0.1:22 -q jump@bastion.example.com hosts:4:25");
    }

    @Test
    void otherSshArgumentsAreFollowedToo() throws IOException {
        operator.file("config", "Host 10.0.0.1\n  ConnectTimeout 7\n");
        String inventory = operator.file(
                "hosts",
                "a1 ansible_host=10.0.0.1 ansible_ssh_common_args=\"-p 2222 -l core -i /k/id"
                        + " -o UserKnownHostsFile=/k/known -F " + home + "/config\"\n");

        assertThat(operator.show("a1", inventory))
                .contains(" port 2222 hosts:1:50", " user core hosts:1:50", " identityFile /k/id hosts:1:50")
                .contains(" knownHostsFile /k/known hosts:1:50", " connectTimeout 7s config:2:18");
        assertThat(operator.show(
                        "a1",
                        operator.file(
                                "hosts", "a1 ansible_port=24 ansible_user=u ansible_ssh_extra_args='-p 2 -l x'\n")))
                .as("Ansible's own options stand before these")
                .contains(" port 24 hosts:1:17", " user u hosts:1:33");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-W h:22 | `-W` does not run commands on an agent; remove it",
                "-o Host=x | `Host=x` is not allowed here; write an ssh_config keyword and its value",
                "bastion | `bastion` is not an option of ssh; only options are allowed here, no host",
                "-J | `-J` has no value; write one",
                "-o Port=ssh | expected a port from 1 to 65535 for Port, found `ssh`",
                "-F /no/such | no such file",
            })
    void sshArgumentsThatCannotBeFollowedAreRefused(String arguments, String sentence) throws IOException {
        String inventory = operator.file("hosts", "a1 ansible_ssh_common_args=\"" + arguments + "\"\n");

        assertThat(operator.refused("inventory", "list", "-F", "none", "-i", inventory))
                .contains(sentence);
    }

    @Test
    void oneOfTwoUsersIsNotGuessed() throws IOException {
        String inventory = operator.file("hosts", "a1 ansible_user=core ansible_ssh_args='-o User=root'\n");

        assertThat(operator.refused("inventory", "list", "-i", inventory))
                .contains("`ansible_ssh_args` says a user too, which ssh would use instead of `core` at hosts:1:17");
    }

    @Test
    void aResumedRunUsesTheSameSshArguments() throws IOException {
        operator.file("hosts", "a1 ansible_ssh_common_args=\"-o 'ProxyCommand=nc \\\"x y\\\" %h %p'\"\n");
        String plan = home.resolve("plan.json").toString();
        String playbook = operator.file("p.yml", CliHarness.PLAYBOOK);

        assertThat(operator.cli.run("plan", "-F", "none", "-i", home + "/hosts", "-p", playbook, "-o", plan))
                .isZero();
        assertThat(Files.readString(Path.of(plan))).contains("sshArgs", "ProxyCommand=nc");
        Files.delete(home.resolve("hosts"));
        assertThat(operator.cli.run("apply", plan, "-F", "none", "--yes"))
                .as(operator.cli.err())
                .isZero();
    }
}
