package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.volume.Role;
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
                    algorithms: legacy
                    hosts:
                      - 10.0.1.[11-12]
                      - {name: a20, address: 127.0.0.1, port: 2201, zone: rack-b, role: auto, vars: {spare: /dev/sdx}}
                """);

        assertThat(inventory.hosts()).extracting(Host::name).containsExactly("10.0.1.11", "10.0.1.12", "a20");
        Host first = inventory.hosts().get(0);
        assertThat(first)
                .isEqualTo(new Host(
                        "10.0.1.11",
                        at(16, 9, "10.0.1.11"),
                        Optional.of(at(4, 9, 2222)),
                        Optional.of(at(3, 9, "core")),
                        Optional.of(at(5, 17, Path.of("/home/op/.ssh/id_ed25519"))),
                        Optional.of(at(6, 19, Path.of("/inv/known_hosts"))),
                        Optional.of(at(14, 17, AlgorithmProfile.LEGACY)),
                        Optional.of(at(7, 9, Sudo.PASSWORD)),
                        Optional.of(at(11, 11, Role.PRIVATE)),
                        Optional.of(at(12, 11, "rack-a")),
                        new TreeSet<>(List.of("private-agents")),
                        Map.of("disk", at(13, 18, "/dev/nvme1n1"), "spare", at(8, 33, "/dev/vdc")),
                        List.of()));
        assertThat(first.variables()).isEqualTo(Map.of("disk", "/dev/nvme1n1", "spare", "/dev/vdc"));
        Host a20 = inventory.hosts().get(2);
        assertThat(Read.endpoint(a20)).isEqualTo("127.0.0.1 2201");
        assertThat(Read.value(a20.zone())).contains("rack-b");
        assertThat(a20.role()).isEmpty();
        assertThat(a20.variables()).isEqualTo(Map.of("disk", "/dev/nvme1n1", "spare", "/dev/sdx"));
    }

    @Test
    void whatIsSaidNowhereIsLeftOpen() {
        Host host = Read.of("a1").hosts().get(0);

        assertThat(host)
                .isEqualTo(new Host(
                        "a1",
                        at(4, 13, "a1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeSet<>(List.of("g")),
                        Map.of(),
                        List.of()));
    }

    private static <T> Located<T> at(int line, int column, T value) {
        return new Located<>(value, new SourceLocation("i.yml", line, column));
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
        assertThat(Read.value(Read.host(inventory, "a2").zone())).contains("r1");
        assertThat(Read.host(inventory, "a2").variables()).containsEntry("disk", "/dev/nvme1n1");
    }

    @Test
    void aPatternOfAddressesGivesEveryAgentItsOwn() {
        Inventory inventory = Read.inventory(
                "i.yml", "version: 1\ngroups: {g: {hosts: [{name: 'a[09-11]', address: '10.0.0.[19-21]'}]}}");

        assertThat(inventory.hosts())
                .extracting(host -> host.name() + "=" + host.address().value())
                .containsExactly("a09=10.0.0.19", "a10=10.0.0.20", "a11=10.0.0.21");
    }

    @Test
    void anIpv6AddressIsNoRange() {
        Inventory inventory = Read.of("'[2001:db8::1]'", "'fe80::1'", "'fe80::[2-3]'");

        assertThat(inventory.hosts())
                .extracting(Read::endpoint)
                .containsExactly("2001:db8::1", "fe80::1", "fe80::2", "fe80::3");
    }
}
