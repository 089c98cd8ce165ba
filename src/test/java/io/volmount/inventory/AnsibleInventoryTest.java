package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.inventory.AgentList.Choice;
import io.volmount.volume.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsibleInventoryTest {
    private static final String YAML = """
            all:
              vars: {ansible_user: core, ansible_ssh_common_args: -o Compression=yes, disk: /dev/vdb}
              children:
                agents:
                  vars: {ansible_port: 2222, zone: r1, packages: [a, b]}
                  children:
                    private:
                      hosts:
                        a[01:02]:
                          disk: /dev/vdc
                        10.0.0.9: {ansible_host: 127.0.0.1, zone: r2}
                      vars: {volmount_role: private, ansible_port: 22, greeting: "hello {{ name }}"}
                    public:
                      hosts: {p1: }
                      vars:
                        role: public
                        ansible_become: yes
                        ansible_become_password: !vault |
                          $ANSIBLE_VAULT;1.1;AES256
                          6638
                        ansible_ssh_private_key_file: keys/id
            """;

    private static final String INI = """
            # the same in INI
            [agents:children]
            private
            public

            [agents:vars]
            ansible_port=2222
            zone = 'r1'   # a comment

            [private]
            a[01:02] disk="/dev/vdc"
            10.0.0.9 ansible_host=127.0.0.1 zone=r2 # a comment

            [private:vars]
            volmount_role=private
            ansible_port = 22
            greeting = "hello {{ name }}"

            [public]
            p1

            [public:vars]
            role=public
            ansible_become=yes
            ansible_become_password='secret'
            ansible_ssh_private_key_file=keys/id

            [all:vars]
            ansible_user=core
            disk=/dev/vdb
            """;

    @ParameterizedTest
    @CsvSource({"hosts.yml", "hosts.ini"})
    void bothFormsSayTheSame(String name) {
        Inventory inventory = Read.inventory(name, name.endsWith("ini") ? INI : YAML);

        assertThat(inventory.hosts()).extracting(Host::name).containsExactly("a01", "a02", "10.0.0.9", "p1");
        Host a01 = Read.host(inventory, "a01");
        assertThat(Read.value(a01.user())).contains("core");
        assertThat(Read.value(a01.port()))
                .as("a child group wins over its parent")
                .contains(22);
        assertThat(Read.value(a01.role())).contains(Role.PRIVATE);
        assertThat(Read.value(a01.zone())).contains("r1");
        assertThat(a01.sudo()).as("nothing is said of it").isEmpty();
        assertThat(a01.groups()).containsExactly("agents", "private");
        assertThat(a01.variables()).isEqualTo(Map.of("disk", "/dev/vdc"));
        Host nine = Read.host(inventory, "10.0.0.9");
        assertThat(Read.endpoint(nine)).isEqualTo("127.0.0.1 22");
        assertThat(Read.value(nine.zone())).contains("r2");
        Host p1 = Read.host(inventory, "p1");
        assertThat(Read.endpoint(p1)).isEqualTo("p1 2222");
        assertThat(Read.value(p1.role())).contains(Role.PUBLIC);
        assertThat(Read.value(p1.sudo())).contains(Sudo.PASSWORD);
        assertThat(Read.value(p1.identityFile())).contains(Path.of("/inv/keys/id"));
        assertThat(inventory.toString()).as("a password is not kept").doesNotContain("secret", "VAULT");
    }

    @Test
    void aFileWithoutAnEndingIsRecognizedByItsContent() {
        assertThat(Read.inventory("hosts", YAML).hosts()).hasSize(4);
        assertThat(Read.inventory("hosts", INI).hosts()).hasSize(4);
        assertThat(Read.inventory("hosts", "a1\na2:2222\n[v6]\nfe80::1\n[2001:db8::1]:24\n")
                        .hosts())
                .extracting(Read::endpoint)
                .containsExactly("a1", "a2 2222", "fe80::1", "2001:db8::1 24");
    }

    @Test
    void theVariablesOfAnotherToolMayMeanAnything() {
        Host host = Read.inventory("hosts", "a1 role=webserver ansible_connection=ssh db_password=x api_token=y\n")
                .hosts()
                .get(0);

        assertThat(host.role()).isEmpty();
        assertThat(host.variables()).isEqualTo(Map.of("role", "webserver"));
    }

    @Test
    void mistakesInIniStandWhereTheyAre() {
        assertThat(Read.mistakes("hosts", """
                [private]
                a1 ansible_port=ssh volmount_role=privat
                a2 a3
                a4 ansible_host="{{ ip }}"
                a5 disk="/dev/vdb
                a6 ansible_host=-oProxyCommand=x
                [privat:vars]
                ansible_user=core
                [private:vars]
                core
                [private:hosts]
                [loop:children]
                pool
                [pool:children]
                loop
                """)).isEqualTo("""
                hosts:2:17: expected a whole number from 1 to 65535 here, found `ssh`
                hosts:2:35: unknown role `privat`; did you mean `private`?
                hosts:3:4: expected a variable as name=value here, found `a3`; put each agent on its own line
                hosts:4:17: `ansible_host` is a template, which only Ansible can evaluate; write the value itself
                hosts:5:4: unterminated quote; close it on the same line
                hosts:6:17: `-oProxyCommand=x` is not a valid address; write a host name, an IPv4 or an IPv6 address
                hosts:7:2: unknown group `privat`; did you mean `private`?
                hosts:10:1: expected a variable as name=value here, found `core`
                hosts:12:2: the group `loop` contains itself through its children; remove the cycle
                hosts:14:2: the group `pool` contains itself through its children; remove the cycle""");
    }

    @Test
    void moreGroupsInsideEachOtherThanAnybodyMeans() {
        StringBuilder chain = new StringBuilder("[g0]\na1\n");
        for (int i = 1; i < 6000; i++) {
            chain.append("[g" + i + ":children]\ng" + (i - 1) + "\n");
        }

        assertThat(Read.mistakes("hosts", chain.toString()))
                .matches("hosts:\\d+:2: the group `g\\d+` is inside more than 200 others; check the"
                        + " \\[group:children] sections");
    }

    @Test
    void moreGroupsThanAnybodyHas() {
        String groups =
                IntStream.rangeClosed(1, 20_001).mapToObj(i -> "[g" + i + "]\n").collect(Collectors.joining());

        assertThat(Read.mistakes("hosts", groups))
                .matches("hosts:\\d+:2: more than 20000 groups; check the file or split the inventory");
    }

    /** Each is held against at most a few known words. */
    @Test
    void manyMisspeltGroupsAreReportedInGoodTime() {
        String groups = IntStream.rangeClosed(1, 9_000)
                .mapToObj(i -> "[group-number-" + i + "]\n[group-numbr-" + i + ":vars]\n")
                .collect(Collectors.joining());

        assertThat(Read.mistakes("hosts", groups).lines()).hasSize(9_000);
    }

    @Test
    void mistakesInYamlStandWhereTheyAre() {
        assertThat(Read.mistakes("hosts.yml", """
                all:
                  hosts: [a1]
                  childs: {}
                web:
                  hosts:
                    w[1-2]: {ansible_port: 0}
                """)).isEqualTo("""
                hosts.yml:2:10: expected keys with values here, found a list; write each item as a key, with `:`
                hosts.yml:3:3: unknown key `childs`; expected one of: vars, hosts, children
                hosts.yml:6:5: `w[1-2]` contains `[1-2]`, which is not an Ansible range; write first:last or \
                first:last:step, as in [01:17:2]""");
    }

    @Test
    void aSectionThatIsNotClosedIsToldAsOneAndNothingElseIs() {
        assertThat(Read.mistakes("hosts", """
                [web
                a1
                [db:vars # of all
                x=1
                [pool:children]
                web
                [web:vars]
                x=1
                """)).isEqualTo("""
                hosts:1:1: `[web` is a section without `]`; write `[web]`
                hosts:3:1: `[db:vars # of all` is a section without `]`; write `[db:vars]`""");
        assertThat(Read.mistakes("hosts", "[ web ]\na1\n[web:vars]\nx=1\n"))
                .isEqualTo("hosts:1:1: `[ web ]` is not a section; write [group], [group:vars] or [group:children],"
                        + " without spaces");
    }

    @ParameterizedTest
    @CsvSource({
        "childern, did you mean `[web:children]`?",
        "child, 'expected [group], [group:vars] or [group:children]'",
        "var, did you mean `[web:vars]`?",
        "Vars, did you mean `[web:vars]`?",
        "host, did you mean `[web:hosts]`?",
        "variables, 'expected [group], [group:vars] or [group:children]'",
    })
    void aMisspeltSectionIsReportedOnceWhateverStandsInIt(String kind, String hint) {
        assertThat(Read.mistakes("hosts", "a1\n[web:" + kind + "]\na2 a3\nx = 1\n[web:vars]\ny=1\n"))
                .isEqualTo("hosts:2:2: unknown section `[web:" + kind + "]`; " + hint);
    }

    @Test
    void ofRepeatedKeysTheLastCountsAndBothPlacesAreReported() {
        Choice choice = Read.choice("hosts.yml", """
                all:
                  hosts:
                    a1: {ansible_port: 22, ansible_port: 2222}
                    a2: {zone: r1}
                  vars: {zone: r8}
                  vars: {zone: r9}
                """);

        assertThat(Read.endpoint(Read.host(choice.inventory(), "a1"))).isEqualTo("a1 2222");
        assertThat(Read.value(Read.host(choice.inventory(), "a1").zone())).contains("r9");
        String why = " already; the last one wins, as in Ansible; remove one";
        assertThat(choice.warnings())
                .containsExactly(
                        "hosts.yml:3:28: the key `ansible_port` is defined at hosts.yml:3:10" + why,
                        "hosts.yml:6:3: the key `vars` is defined at hosts.yml:5:3" + why);
    }

    @Test
    void ofManyRepeatedKeysAFewAreReported() {
        assertThat(Read.choice("hosts.yml", "all:\n  hosts:\n" + "    a1:\n".repeat(501))
                        .warnings())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("hosts.yml:6:5: ")
                .endsWith(" (and 497 more like this, the next at hosts.yml:7:5)");
    }

    @Test
    void aCommentBehindAValueIsReportedOnceWithItsPlaceAndWithoutTheValue() {
        Choice choice = Read.choice("hosts", """
                [g]
                a1 # a comment
                a2
                [g:vars]
                ansible_port = 2222 # a comment
                zone = r1 # told
                text = "quoted" # a comment
                color = a#b
                secret = x # told
                """);

        assertThat(Read.value(Read.host(choice.inventory(), "a1").port())).contains(2222);
        String why = " contains ` #`, which does not begin a comment after a value: for Ansible the whole line is the"
                + " value; put comments on their own lines";
        assertThat(choice.warnings())
                .containsExactly("hosts:6:8: the value of `zone`" + why, "hosts:9:10: the value of `secret`" + why);
    }
}
