package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VolmountInventoryTest {
    @Test
    void theNearestSettingWinsKeyByKey() {
        Inventory inventory = Read.inventory("i.yml", """
                version: 1
                defaults:
                  user: core
                  port: 2222
                  identityFile: ~/.ssh/id_ed25519
                  knownHostsFile: known_hosts
                  sudo: password
                  vars: {disk: /dev/vdb, spare: /dev/vdc}
                groups:
                  private-agents:
                    role: private
                    zone: rack-a
                    vars: {disk: /dev/nvme1n1}
                    hosts:
                      - 10.0.1.[11-12]
                      - {name: a20, address: 127.0.0.1, port: 2201, zone: rack-b, role: auto, vars: {spare: /dev/sdx}}
                """);

        assertThat(inventory.hosts()).extracting(Host::name).containsExactly("10.0.1.11", "10.0.1.12", "a20");
        assertThat(inventory.hosts().get(0))
                .isEqualTo(new Host(
                        "10.0.1.11",
                        "10.0.1.11",
                        2222,
                        "core",
                        Optional.of(Path.of("/home/op/.ssh/id_ed25519")),
                        Optional.of(Path.of("/inv/known_hosts")),
                        Sudo.PASSWORD,
                        Optional.of(Role.PRIVATE),
                        Optional.of("rack-a"),
                        new TreeSet<>(List.of("private-agents")),
                        Map.of("disk", "/dev/nvme1n1", "spare", "/dev/vdc")));
        Host a20 = inventory.hosts().get(2);
        assertThat(a20.endpoint()).isEqualTo("127.0.0.1:2201");
        assertThat(a20.zone()).contains("rack-b");
        assertThat(a20.role()).isEmpty();
        assertThat(a20.vars()).isEqualTo(Map.of("disk", "/dev/nvme1n1", "spare", "/dev/sdx"));
    }

    @Test
    void whatIsSaidNowhereIsUsual() {
        Host host = Read.of("a1").hosts().get(0);

        assertThat(host)
                .isEqualTo(new Host(
                        "a1",
                        "a1",
                        22,
                        "op",
                        Optional.empty(),
                        Optional.empty(),
                        Sudo.PASSWORDLESS,
                        Optional.empty(),
                        Optional.empty(),
                        new TreeSet<>(List.of("g")),
                        Map.of()));
    }

    @Test
    void aHostInTwoGroupsIsOneHostWithTheSettingsOfBoth() {
        Inventory inventory = Read.inventory("i.yml", """
                version: 1
                groups:
                  ssd: {vars: {disk: /dev/nvme1n1}, hosts: [a1, a2]}
                  rack: {zone: r1, hosts: [a2]}
                """);

        assertThat(inventory.hosts()).hasSize(2);
        assertThat(Read.host(inventory, "a2").groups()).containsExactly("rack", "ssd");
        assertThat(Read.host(inventory, "a2").zone()).contains("r1");
        assertThat(Read.host(inventory, "a2").vars()).containsEntry("disk", "/dev/nvme1n1");
    }

    @Test
    void aPatternOfAddressesGivesEveryAgentItsOwn() {
        Inventory inventory = Read.inventory(
                "i.yml", "version: 1\ngroups: {g: {hosts: [{name: 'a[09-11]', address: '10.0.0.[19-21]'}]}}");

        assertThat(inventory.hosts())
                .extracting(host -> host.name() + "=" + host.address())
                .containsExactly("a09=10.0.0.19", "a10=10.0.0.20", "a11=10.0.0.21");
    }

    @Test
    void anIpv6AddressIsNoRange() {
        Inventory inventory = Read.of("'[2001:db8::1]'", "'fe80::1'", "'fe80::[2-3]'");

        assertThat(inventory.hosts())
                .extracting(Host::endpoint)
                .containsExactly("[2001:db8::1]:22", "[fe80::1]:22", "[fe80::2]:22", "[fe80::3]:22");
    }
}
