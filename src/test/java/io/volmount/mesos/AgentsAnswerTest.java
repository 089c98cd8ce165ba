package io.volmount.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsAnswerTest {
    static MasterAgents read(String json) throws IOException {
        return AgentsAnswer.read(
                new JsonAnswer(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), 1 << 20, 1 << 20));
    }

    private static MesosAgent agent(String fields) throws IOException {
        return read("{\"slaves\":[{\"id\":\"S1\",\"hostname\":\"h\",\"active\":true," + fields + "}]}")
                .agents()
                .get(0);
    }

    /** As Mesos 1.11 answers for a public agent of DC/OS 2.2 with a mount disk on which Kafka has a volume. */
    private static final String PUBLIC_AGENT = """
            {"slaves":[{"id":"8d0e-S3","hostname":"10.0.5.20","port":5051,
              "attributes":{"public_ip":"true","raid":1.0,"load":0.5,"ports":"[1-3, 7-9]"},
              "domain":{"fault_domain":{"region":{"name":"aws/us-west-2"},"zone":{"name":"aws/us-west-2a"}}},
              "pid":"slave(1)@10.0.5.20:5051","registered_time":1.6e9,
              "resources":{"disk":35566.0,"ports":"[1-21]"},
              "reserved_resources":{"slave_public":{"disk":74.0}},
              "active":true,"deactivated":false,"version":"1.11.0","capabilities":["MULTI_ROLE"],
              "reserved_resources_full":{
                "slave_public":[
                  {"name":"ports","type":"RANGES","ranges":{"range":[{"begin":1,"end":21}]},"role":"slave_public",
                   "reservations":[{"type":"STATIC","role":"slave_public"}]},
                  {"name":"disk","type":"SCALAR","scalar":{"value":74.0},"role":"slave_public",
                   "reservations":[{"type":"STATIC","role":"slave_public"}],
                   "disk":{"source":{"type":"MOUNT","mount":{"root":"/dcos/volume0"}}}}],
                "slave_public/kafka":[
                  {"name":"disk","type":"SCALAR","scalar":{"value":1924.0},
                   "reservations":[{"type":"STATIC","role":"slave_public"},
                                   {"type":"DYNAMIC","role":"slave_public/kafka","principal":"kafka"}],
                   "disk":{"persistence":{"id":"v1","principal":"kafka"},"volume":{"container_path":"data","mode":"RW"},
                           "source":{"type":"MOUNT","mount":{"root":"/dcos/volume1"}}}}]},
              "unreserved_resources_full":[]}],
             "recovered_slaves":[{"id":"8d0e-S1","hostname":"10.0.1.11","port":5051,"attributes":{}}]}
            """;

    @Test
    void anAgentIsReadWithItsPlaceItsAttributesAndItsDisks() throws IOException {
        MasterAgents read = read(PUBLIC_AGENT);
        assertThat(read.recoveredKnown()).isTrue();
        assertThat(read.agents()).extracting(MesosAgent::id).containsExactly("8d0e-S1", "8d0e-S3");
        assertThat(read.agents().get(0)).satisfies(recovered -> {
            assertThat(recovered.standing()).isEqualTo(Standing.RECOVERED);
            assertThat(recovered.address()).isEmpty();
            assertThat(recovered.reserved()).isEmpty();
        });
        MesosAgent agent = read.byId("8d0e-S3").orElseThrow();
        assertThat(agent.address()).contains("10.0.5.20");
        assertThat(agent.isPublic()).isTrue();
        assertThat(agent.domain()).contains(new FaultDomain("aws/us-west-2", "aws/us-west-2a"));
        assertThat(agent.attributes())
                .containsEntry("raid", "1")
                .containsEntry("load", "0.5")
                .containsEntry("ports", "[1-3, 7-9]");
        assertThat(agent.unreserved()).contains(List.of());
        assertThat(agent.reserved().orElseThrow())
                .filteredOn(MesosResource::isMountDisk)
                .containsExactly(
                        new MesosResource(
                                "disk",
                                "slave_public",
                                74,
                                false,
                                Optional.empty(),
                                Optional.of(new MesosResource.Source("MOUNT", "/dcos/volume0")),
                                Optional.empty()),
                        new MesosResource(
                                "disk",
                                "slave_public/kafka",
                                1924,
                                true,
                                Optional.of("kafka"),
                                Optional.of(new MesosResource.Source("MOUNT", "/dcos/volume1")),
                                Optional.of("v1")));
    }

    @Test
    void whatAnOldMasterDoesNotSayIsNotMadeUp() throws IOException {
        MasterAgents read = read("{\"slaves\":[{\"id\":\"S1\",\"hostname\":\"h\",\"active\":false,"
                + "\"reserved_resources_full\":{}}]}");
        assertThat(read.recoveredKnown()).isFalse();
        assertThat(read.agents()).singleElement().satisfies(agent -> {
            assertThat(agent.standing()).isEqualTo(Standing.INACTIVE);
            assertThat(agent.reserved()).contains(List.of());
            assertThat(agent.unreserved()).isEmpty();
            assertThat(agent.version()).isEmpty();
            assertThat(agent.domain()).isEmpty();
            assertThat(agent.isPublic()).isFalse();
        });
    }

    @Test
    void aPublicAgentIsKnownByItsRoleToo() throws IOException {
        assertThat(agent("\"reserved_resources_full\":{\"slave_public\":[{\"name\":\"cpus\"}]}")
                        .isPublic())
                .isTrue();
        assertThat(agent("\"reserved_resources_full\":{\"slave_public\":[]}").isPublic())
                .isFalse();
    }

    @Test
    void anAddressOfAnotherFormIsNoAddress() throws IOException {
        assertThat(agent("\"pid\":\"slave(1)@[2001:db8::7]:5051\"").address()).contains("2001:db8::7");
        assertThat(agent("\"pid\":\"slave(1)@a;reboot:5051\"").address()).isEmpty();
        assertThat(agent("\"pid\":\"slave(1)@10.0.1.11\"").address()).isEmpty();
        assertThat(agent("\"pid\":[]").address()).isEmpty();
    }

    @Test
    void textsAreCutAndPrintable() throws IOException {
        assertThat(agent("\"version\":\"1.11\\u001b[31m\\n\"").version()).contains("1.11?[31m?");
        assertThat(agent("\"version\":\"" + "9".repeat(1000) + "\"").version().orElseThrow())
                .hasSizeLessThan(300)
                .endsWith("...");
    }

    @Test
    void numbersBeyondAllMeasureDoNoHarm() throws IOException {
        assertThat(agent("\"attributes\":{\"a\":1e400,\"b\":" + "9".repeat(500) + ",\"c\":-0.0,\"d\":1e15}")
                        .attributes())
                .doesNotContainKeys("a", "b")
                .containsEntry("d", "1000000000000000");
        assertThat(agent("\"unreserved_resources_full\":[{\"name\":\"disk\",\"scalar\":{\"value\":1e400}}]")
                        .unreserved()
                        .orElseThrow()
                        .get(0)
                        .amount())
                .isPositive();
    }

    @Test
    void listsThatNoMasterHasAreRefused() {
        assertThatThrownBy(() -> agent("\"unreserved_resources_full\":[" + "{},".repeat(10_000) + "{}]"))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("an agent that has more than 10000 resources");
        assertThatThrownBy(() -> read("{\"slaves\":" + "[".repeat(100_000)))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("something else than the JSON of a Mesos master");
    }

    /** In UTF-32, which parsers of JSON may take for its encoding, in each order of bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0{\u007f\u007f\u007f\u007f", "\0{\0\0li", "\0\0{\0li", "{\0\0\0li"})
    void bytesThatAreNoTextAreNoLostConnection(String bytes) {
        byte[] answer = bytes.getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> AgentsAnswer.read(
                        new JsonAnswer(new ByteArrayInputStream(answer), answer.length, answer.length)))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("something else than the JSON of a Mesos master");
    }

    /** A few bytes of an answer can be a resource, so its size does not limit what is kept of it. */
    @Test
    void moreResourcesThanAllAgentsCanHaveAreRefused() {
        String resources = "{},".repeat(MasterLimits.RESOURCES - 1) + "{}";
        String agents =
                "{\"id\":\"S1\",\"hostname\":\"h\",\"active\":true,\"unreserved_resources_full\":[" + resources + "]},";
        byte[] answer = ("{\"slaves\":[" + agents.repeat(MasterLimits.KEPT / MasterLimits.RESOURCES + 1) + "0]}")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> AgentsAnswer.read(
                        new JsonAnswer(new ByteArrayInputStream(answer), 1 << 30, MasterLimits.ELEMENT)))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessage("answers with more than " + MasterLimits.KEPT
                        + " resources and attributes of agents; is it a Mesos master?");
    }
}
