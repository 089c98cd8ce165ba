package io.volmount.mesos.maintenance;

import static io.volmount.mesos.HttpMaster.status;
import static io.volmount.mesos.maintenance.DrainingMaster.ABLE;
import static io.volmount.mesos.maintenance.DrainingMaster.WITHOUT_DRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.mesos.maintenance.DrainState.Deactivated;
import io.volmount.mesos.maintenance.DrainState.Drained;
import io.volmount.mesos.maintenance.DrainState.Draining;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.mesos.maintenance.DrainState.NotDraining;
import io.volmount.mesos.maintenance.DrainState.Refused;
import io.volmount.mesos.maintenance.DrainState.Untold;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DRAIN_AGENT and REACTIVATE_AGENT, of Mesos 1.9 and later. */
class MasterDrainsTest {
    private static final Drain DRAIN = new Drain("run-1", "S1");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final long MARKED = DRAIN.marked(GRACE).toNanos();
    private static final long OF_SOMEBODY_ELSE = GRACE.toNanos();

    private DrainingMaster master;

    @BeforeEach
    void start() throws IOException {
        master = new DrainingMaster().agent(ABLE);
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @Test
    void anAgentIsDrainedAndReactivated() {
        master.call("/api/v1", exchange -> {
            master.drained("DRAINING", MARKED);
            status(200, "", Map.of()).to(exchange);
        });
        AgentDrains drains = master.drains();
        assertThat(drains.state(DRAIN)).isEqualTo(new NotDraining(DrainMethod.DRAIN, true));
        assertThat(drains.begin(DRAIN, GRACE)).isEqualTo(new Draining(DrainMethod.DRAIN, true, OptionalInt.of(3)));
        assertThat(master.posted())
                .singleElement()
                .asString()
                .startsWith("/api/v1 application/json {")
                .contains("\"type\":\"DRAIN_AGENT\"", "\"drain_agent\":{", "\"agent_id\":{\"value\":\"S1\"}")
                .contains("\"seconds\":599", "\"nanos\":" + DRAIN.mark())
                .doesNotContain("mark_gone");

        master.drained("DRAINED", MARKED);
        assertThat(drains.state(DRAIN)).isEqualTo(new Drained(DrainMethod.DRAIN, true));
        master.call("/api/v1", exchange -> {
            master.agent(ABLE);
            status(200, "", Map.of()).to(exchange);
        });
        assertThat(drains.end(DRAIN, false)).isEqualTo(new NotDraining(DrainMethod.DRAIN, true));
        assertThat(master.posted()).hasSize(2).last().asString().contains("\"type\":\"REACTIVATE_AGENT\"", "\"S1\"");
    }

    @Test
    void whatHasBegunOrEndedStaysAsItIs() {
        AgentDrains drains = master.drains();
        assertThat(drains.end(DRAIN, false)).isEqualTo(new NotDraining(DrainMethod.DRAIN, true));
        master.drained("DRAINING", MARKED);
        assertThat(drains.begin(DRAIN, GRACE)).isInstanceOf(Draining.class);
        assertThat(drains.end(DRAIN, false)).isInstanceOf(Draining.class);
        master.drained("DRAINED", MARKED);
        assertThat(drains.begin(DRAIN, GRACE)).isInstanceOf(Drained.class);
        assertThat(master.posted()).isEmpty();
    }

    @Test
    void aDrainOfSomebodyElseIsNeitherBegunNorEnded() {
        AgentDrains drains = master.drains();
        master.drained("DRAINING", OF_SOMEBODY_ELSE);
        assertThat(drains.begin(DRAIN, GRACE)).isEqualTo(new Draining(DrainMethod.DRAIN, false, OptionalInt.of(3)));
        master.drained("DRAINED", OF_SOMEBODY_ELSE);
        assertThat(drains.begin(DRAIN, GRACE)).isEqualTo(new Drained(DrainMethod.DRAIN, false));
        assertThat(drains.end(DRAIN, false)).isEqualTo(new Drained(DrainMethod.DRAIN, false));
        master.agent("\"deactivated\":true,\"capabilities\":[\"AGENT_DRAINING\"]");
        assertThat(drains.begin(DRAIN, GRACE)).isEqualTo(new Deactivated());
        assertThat(drains.end(DRAIN, false)).isEqualTo(new Deactivated());
        assertThat(master.posted()).isEmpty();
    }

    @Test
    void anotherRunDoesNotEndTheDrainOfThisOne() {
        master.drained("DRAINED", MARKED);
        assertThat(master.drains().end(new Drain("run-2", "S1"), false))
                .isEqualTo(new Drained(DrainMethod.DRAIN, false));
        assertThat(master.posted()).isEmpty();
    }

    @Test
    void anAgentWithAnotherIdIsGone() {
        Drain former = new Drain("run-1", "S0");
        assertThat(master.drains().begin(former, GRACE)).isEqualTo(new Gone());
        assertThat(master.drains().end(former, false)).isEqualTo(new Gone());
        assertThat(master.posted()).isEmpty();
    }

    @Test
    void anAgentThatIsUnreachableIsReactivatedForItsReturnIfItWasSeenDrained() {
        String noAgents = "{\"slaves\":[]}";
        AgentDrains drains = master.drained("DRAINED", MARKED).drains();
        drains.state(DRAIN);
        master.answer("/slaves", noAgents)
                .call("/api/v1", status(400, "Agent is still in the DRAINING state", Map.of()));
        assertThat(drains.end(DRAIN, false)).isInstanceOf(Refused.class);
        master.call("/api/v1", status(409, "Agent removed while processing the call", Map.of()));
        assertThat(drains.end(DRAIN, false)).isEqualTo(new Gone());
        assertThat(master.posted())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call).contains("REACTIVATE_AGENT", "\"S1\""));
        assertThat(drains.end(DRAIN, false)).isEqualTo(new Gone());

        AgentDrains others = master.drained("DRAINED", OF_SOMEBODY_ELSE).drains();
        others.state(DRAIN);
        master.answer("/slaves", noAgents);
        assertThat(others.end(DRAIN, false)).isEqualTo(new Gone());
        assertThat(master.posted()).hasSize(2);
    }

    @Test
    void soIsOneThatAnEarlierProcessHasSeenDrained() {
        master.answer("/slaves", "{\"slaves\":[]}");

        assertThat(master.drains().end(DRAIN, false)).isEqualTo(new Gone());
        assertThat(master.posted()).isEmpty();

        master.call("/api/v1", status(400, "Agent is still in the DRAINING state", Map.of()));
        assertThat(master.drains().end(DRAIN, true)).isInstanceOf(Refused.class);
        master.call("/api/v1", status(200, "", Map.of()));
        assertThat(master.drains().end(DRAIN, true)).isEqualTo(new Gone());
        assertThat(master.posted())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call).contains("REACTIVATE_AGENT", "\"S1\""));
    }

    @Test
    void anAgentThatHasNotRegisteredAgainIsNotTold() {
        master.answer("/slaves", "{\"slaves\":[],\"recovered_slaves\":[{\"id\":\"S1\",\"hostname\":\"Node1\"}]}");
        assertThat(master.drains().begin(DRAIN, GRACE))
                .isInstanceOfSatisfying(
                        Untold.class, untold -> assertThat(untold.sentence()).contains("agent S1", "registers again"));
        assertThat(master.posted()).isEmpty();
    }

    @Test
    void anAgentOfAnEarlierVersionGetsAWindow() {
        master.agent("\"deactivated\":false,\"capabilities\":[\"MULTI_ROLE\"]");
        assertThat(master.drains().state(DRAIN)).isEqualTo(new NotDraining(DrainMethod.WINDOW, true));
        master.agent(WITHOUT_DRAINING);
        assertThat(master.drains().state(DRAIN)).isEqualTo(new NotDraining(DrainMethod.WINDOW, true));
    }

    @Test
    void aRefusalIsToldInTheMastersWordsAndNotInItsColours() {
        master.call("/api/v1", status(400, "Unknown agent\u001b[31m" + "x".repeat(100_000), Map.of()));
        assertThat(master.drains().begin(DRAIN, GRACE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence())
                                .startsWith(master.http().url() + " does not drain agent S1: Unknown agent?[31mxxx")
                                .hasSizeLessThan(1000));

        master.drained("DRAINED", MARKED).call("/api/v1", status(409, "", Map.of()));
        assertThat(master.drains().end(DRAIN, false))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.sentence()).endsWith(" does not reactivate agent S1: status 409"));
    }

    @Test
    void anAgentThatIsReactivatedInSpiteOfARefusalIsReactivated() {
        master.drained("DRAINED", MARKED).call("/api/v1", exchange -> {
            master.answer("/slaves", "{\"slaves\":[]}");
            status(409, "Agent removed while processing the call", Map.of()).to(exchange);
        });
        assertThat(master.drains().end(DRAIN, false)).isEqualTo(new Gone());
    }

    @Test
    void tasksThatAreNotCountedAreUnknown() {
        master.drained("DRAINING", MARKED)
                .answer("/state-summary", "{\"slaves\":[{\"id\":\"S1\",\"TASK_RUNNING\":3}]}");
        assertThat(master.drains().state(DRAIN)).isEqualTo(new Draining(DrainMethod.DRAIN, true, OptionalInt.empty()));
        master.answer("/state-summary", "[]");
        assertThat(master.drains().state(DRAIN)).isEqualTo(new Draining(DrainMethod.DRAIN, true, OptionalInt.empty()));
    }

    @Test
    void manyWhoWaitShareACount() {
        master.drained("DRAINING", MARKED);
        AgentDrains drains = master.drains();
        drains.state(DRAIN);
        drains.state(DRAIN);
        assertThat(master.http().asked())
                .filteredOn(question -> question.contains("/state-summary"))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aStateThatMesosDoesNotHaveIsNotTold() {
        master.drained("GONE\\u001b", MARKED);
        assertThat(master.drains().end(DRAIN, false))
                .isInstanceOfSatisfying(
                        Untold.class, untold -> assertThat(untold.sentence()).contains("in the state `GONE?`"));
        assertThat(master.posted()).isEmpty();
    }

    /** Else a sum of them would be no tasks, or less than none. */
    @Test
    void numbersOfTasksThatCannotBeCountAsNotSaid() {
        for (String numbers :
                List.of("250,\"TASK_KILLING\":-250", "2147483647,\"TASK_KILLING\":1", "1.5,\"TASK_KILLING\":0")) {
            master.drained("DRAINING", MARKED)
                    .answer(
                            "/state-summary",
                            "{\"slaves\":[{\"id\":\"S1\",\"TASK_STAGING\":0,\"TASK_STARTING\":0,\"TASK_RUNNING\":"
                                    + numbers + "}]}");

            assertThat(master.drains().state(DRAIN))
                    .isEqualTo(new Draining(DrainMethod.DRAIN, true, OptionalInt.empty()));
        }
    }
}
