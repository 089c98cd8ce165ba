package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.volmount.document.Located;
import io.volmount.inventory.source.MesosInventory;
import io.volmount.mesos.FaultDomain;
import io.volmount.mesos.MasterAgents;
import io.volmount.mesos.MesosAgent;
import io.volmount.mesos.Standing;
import io.volmount.volume.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MesosInventoryTest {
    private static final Path HOME = Path.of("/home/op");

    private static MesosAgent agent(
            String hostname, Standing standing, String address, Map<String, String> attributes, FaultDomain... domain) {
        return new MesosAgent(
                "id-of-" + hostname,
                hostname,
                standing,
                Optional.of(address).filter(known -> !known.isEmpty()),
                Optional.of("1.11.0"),
                attributes,
                List.of(domain).stream().findFirst(),
                Optional.empty(),
                Optional.empty());
    }

    private static MesosInventory of(MesosAgent... agents) {
        return MesosInventory.of("mesos+http://m1:5050", new MasterAgents(List.of(agents), true), OptionalInt.of(0));
    }

    private static List<Host> hosts(MesosInventory inventory) {
        return AgentList.read(inventory.file(), HOME, HOME)
                .choose(Optional.empty(), Set.of())
                .inventory()
                .hosts();
    }

    @Test
    void whatTheMasterKnowsIsInTheInventory() {
        MesosInventory inventory = of(
                agent(
                        "10.0.1.11",
                        Standing.ACTIVE,
                        "10.0.1.11",
                        Map.of("disk", "ssd", "raid", "1", "a.b", "c"),
                        new FaultDomain("aws/us-west-2", "aws/us-west-2a")),
                agent("public-1.example.com", Standing.ACTIVE, "10.0.5.20", Map.of("public_ip", "true")),
                agent("10.0.1.12", Standing.INACTIVE, "10.0.1.12", Map.of()),
                agent("10.0.1.13", Standing.RECOVERED, "", Map.of()));

        assertThat(inventory.file().text()).isEqualTo("""
                        # The agents that mesos+http://m1:5050 knows.
                        # Their attributes are variables, except these, whose names a playbook cannot contain: a.b
                        version: 1
                        master: http://m1:5050
                        # Without a user and an identityFile, ssh_config and ssh-agent decide.
                        # defaults: {user: core, identityFile: ~/.ssh/id_ed25519, sudo: passwordless}
                        groups:
                          private-agents:
                            role: private
                            hosts:
                              - {name: "10.0.1.11", zone: "aws/us-west-2a", vars: {"disk": "ssd", "raid": "1"}}
                              - {name: "10.0.1.12"}
                              - {name: "10.0.1.13"}
                          public-agents:
                            role: public
                            hosts:
                              - {name: "public-1.example.com", address: "10.0.5.20", vars: {"public_ip": "true"}}
                          inactive-agents:
                            # Registered, but disconnected or deactivated: the master offers nothing of them.
                            hosts:
                              - "10.0.1.12"
                          unregistered-agents:
                            # Known to an earlier leading master; not registered with this one yet.
                            hosts:
                              - "10.0.1.13"
                        """);
        assertThat(inventory.number()).isEqualTo(4);
        assertThat(inventory.remarks()).isEmpty();
        assertThat(hosts(inventory))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.zone().map(Located::value)).contains("aws/us-west-2a");
                            assertThat(first.variables())
                                    .containsEntry("disk", "ssd")
                                    .containsEntry("raid", "1");
                            assertThat(first.role().map(Located::value)).contains(Role.PRIVATE);
                        },
                        second -> assertThat(second.groups()).containsExactly("inactive-agents", "private-agents"),
                        third -> assertThat(third.groups()).containsExactly("private-agents", "unregistered-agents"),
                        fourth -> {
                            assertThat(fourth.address().value()).isEqualTo("10.0.5.20");
                            assertThat(fourth.role().map(Located::value)).contains(Role.PUBLIC);
                        });
    }

    @Test
    void aMachineIsListedOnceAndItsOtherAgentIsNamed() {
        MesosInventory inventory = of(
                agent("a1", Standing.INACTIVE, "10.0.1.11", Map.of()),
                agent("b1", Standing.ACTIVE, "10.0.1.11", Map.of()));

        assertThat(inventory.file().text())
                .contains("      # The next machine has another agent, id-of-a1, which is inactive.\n"
                        + "      - {name: \"b1\", address: \"10.0.1.11\"}\n")
                .doesNotContain("inactive-agents");
        assertThat(hosts(inventory)).hasSize(1);
    }

    @Test
    void equalHostNamesAndHostNamesThatAreNoneGiveWayToAddresses() {
        assertThat(hosts(of(
                        agent("localhost", Standing.ACTIVE, "10.0.1.11", Map.of()),
                        agent("localhost", Standing.ACTIVE, "10.0.1.12", Map.of()),
                        agent("a[1-9999]", Standing.ACTIVE, "10.0.1.13", Map.of()),
                        agent("v6", Standing.ACTIVE, "2001:db8::7", Map.of()))))
                .extracting(Host::name, host -> host.address().value())
                .containsExactly(
                        tuple("10.0.1.11", "10.0.1.11"),
                        tuple("10.0.1.12", "10.0.1.12"),
                        tuple("10.0.1.13", "10.0.1.13"),
                        tuple("v6", "2001:db8::7"));
    }

    @Test
    void zonesOfTheSameNameInTwoRegionsAreTwoZones() {
        assertThat(hosts(of(
                        agent("a1", Standing.ACTIVE, "10.0.1.11", Map.of(), new FaultDomain("east", "z1")),
                        agent("a2", Standing.ACTIVE, "10.0.1.12", Map.of(), new FaultDomain("west", "z1")),
                        agent("a3", Standing.ACTIVE, "10.0.1.13", Map.of(), new FaultDomain("west", "z2")))))
                .extracting(host -> host.zone().orElseThrow().value())
                .containsExactly("east/z1", "west/z1", "z2");
    }

    @Test
    void whatIsNotInTheInventoryIsSaid() {
        MasterAgents agents = new MasterAgents(
                List.of(
                        agent("a1", Standing.ACTIVE, "10.0.1.11", Map.of()),
                        agent("a 2", Standing.RECOVERED, "", Map.of())),
                true);

        assertThat(MesosInventory.of("m", agents, OptionalInt.of(2)).remarks())
                .containsExactly(
                        "the agent id-of-a 2 is not in this inventory, because SSH cannot reach `a 2`",
                        "the master has lost agents and no longer names them, so they are not in this inventory: 2");
        assertThat(MesosInventory.of("m", agents, OptionalInt.empty()).file().text())
                .contains("# the master does not say whether it has lost agents; one that is unreachable is not in this"
                        + " inventory.\n");
    }

    @Property(tries = 200)
    void whateverAMasterSaysItsInventoryCanBeRead(@ForAll("agents") List<MesosAgent> agents) {
        MesosInventory inventory =
                MesosInventory.of("mesos+http://m1:5050", new MasterAgents(agents, true), OptionalInt.of(0));
        if (inventory.number() > 0) {
            assertThat(hosts(inventory)).hasSize(inventory.number());
        }
    }

    @Provide
    Arbitrary<List<MesosAgent>> agents() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab1.:-_/ '\"\\{}[]#,&*!|>%@`~é")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> address = Arbitraries.integers().between(1, 6).map(last -> "10.0.1." + last);
        return Combinators.combine(
                        text,
                        Arbitraries.of(Standing.values()),
                        Arbitraries.oneOf(address, Arbitraries.just("")),
                        Arbitraries.maps(text, text).ofMaxSize(3),
                        text)
                .as((hostname, standing, where, attributes, zone) ->
                        agent(hostname, standing, where, attributes, new FaultDomain("r", zone)))
                .list()
                .ofMaxSize(5);
    }

    @Test
    void ofManyAgentsThatSshCannotReachSomeAreNamed() {
        MesosAgent[] agents = IntStream.range(0, 1000)
                .mapToObj(i -> agent("not a host " + i, Standing.ACTIVE, "", Map.of()))
                .toArray(MesosAgent[]::new);

        assertThat(of(agents).remarks())
                .hasSize(11)
                .last()
                .isEqualTo("more agents are not in this inventory for the same reason: 990");
    }
}
