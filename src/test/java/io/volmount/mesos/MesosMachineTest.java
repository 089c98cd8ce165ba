package io.volmount.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MesosMachineTest {
    private static final String AGENT =
            "{\"id\":\"%s\",\"hostname\":\"%s\",\"active\":%s,\"pid\":\"slave(1)@%s:5051\"}";

    private static List<MesosMachine> machines(String registered, String recovered) throws IOException {
        return AgentsAnswerTest.read("{\"slaves\":[" + registered + "],\"recovered_slaves\":[" + recovered + "]}")
                .machines();
    }

    @Test
    void anAgentThatCameBackUnderANewIdIsOneMachine() throws IOException {
        assertThat(machines(
                        AGENT.formatted("S1", "a1", false, "10.0.1.11") + ","
                                + AGENT.formatted("S2", "a1", true, "10.0.1.11") + ","
                                + AGENT.formatted("S3", "a2", true, "10.0.1.12"),
                        ""))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.agent().id()).isEqualTo("S2");
                            assertThat(first.others())
                                    .extracting(MesosAgent::id)
                                    .containsExactly("S1");
                        },
                        second -> assertThat(second.others()).isEmpty());
    }

    @Test
    void anAgentThatHasNotRegisteredAgainIsOnTheMachineOfItsHostName() throws IOException {
        assertThat(machines(
                        AGENT.formatted("S2", "a1", true, "10.0.1.11"),
                        "{\"id\":\"S1\",\"hostname\":\"a1\"},{\"id\":\"S3\",\"hostname\":\"a2\"}"))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.address()).isEqualTo("10.0.1.11");
                            assertThat(first.others())
                                    .extracting(MesosAgent::id)
                                    .containsExactly("S1");
                        },
                        second -> assertThat(second.address()).isEqualTo("a2"));
    }
}
