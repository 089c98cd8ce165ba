package io.volmount.mesos.maintenance;

import static io.volmount.mesos.HttpMaster.status;
import static io.volmount.mesos.maintenance.DrainingMaster.WITHOUT_DRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.mesos.maintenance.DrainState.Drained;
import io.volmount.mesos.maintenance.DrainState.Draining;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.mesos.maintenance.DrainState.NotDraining;
import io.volmount.mesos.maintenance.DrainState.Refused;
import io.volmount.mesos.maintenance.DrainState.Untold;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before Mesos 1.9. */
class MaintenanceWindowsTest {
    private static final Drain DRAIN = new Drain("run-1", "S1");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final String SCHEDULE = "/maintenance/schedule";
    private static final String OTHERS = """
            {"windows":[{"machine_ids":[{"hostname":"Other","ip":"10.0.1.12"},{"ip":"10.0.1.13"}],\
            "unavailability":{"duration":{"nanoseconds":3600000000000},"start":{"nanoseconds":1443830400000000001}}},\
            {"machine_ids":[{"hostname":"last"}],"unavailability":{"start":{"nanoseconds":1443834000000000000}}}]}""";

    private DrainingMaster master;

    @BeforeEach
    void start() throws IOException {
        master = new DrainingMaster().agent(WITHOUT_DRAINING).answer(SCHEDULE, OTHERS);
    }

    @AfterEach
    void stop() {
        master.close();
    }

    @Test
    void aWindowIsAddedToThoseOfOthersAndTakenOutAgain() {
        AgentDrains drains = master.drains();
        assertThat(drains.state(DRAIN)).isEqualTo(new NotDraining(DrainMethod.WINDOW, true));
        assertThat(drains.begin(DRAIN, GRACE)).isEqualTo(new Draining(DrainMethod.WINDOW, true, OptionalInt.of(3)));
        String others = OTHERS.substring(0, OTHERS.length() - "]}".length());
        assertThat(master.posted())
                .singleElement()
                .asString()
                .startsWith(SCHEDULE + " application/json " + others + ",{\"machine_ids\":[{\"hostname\":\"Node1\","
                        + "\"ip\":\"10.0.1.11\"}],\"unavailability\":{\"duration\":{\"nanoseconds\":");

        assertThat(drains.begin(DRAIN, GRACE)).isInstanceOf(Draining.class);
        assertThat(drains.end(DRAIN, false)).isEqualTo(new NotDraining(DrainMethod.WINDOW, true));
        assertThat(drains.end(DRAIN, false)).isEqualTo(new NotDraining(DrainMethod.WINDOW, true));
        assertThat(master.posted()).hasSize(2).last().isEqualTo(SCHEDULE + " application/json " + OTHERS);
    }

    @Test
    void theAgentIsDrainedWhenNoTaskIsLeft() {
        master.tasks(0).drains().begin(DRAIN, GRACE);
        assertThat(master.drains().state(DRAIN)).isEqualTo(new Drained(DrainMethod.WINDOW, true));
        assertThat(master.drains().end(DRAIN, false)).isEqualTo(new NotDraining(DrainMethod.WINDOW, true));
    }

    @Test
    void aWindowOfSomebodyElseIsNeitherChangedNorEnded() {
        master.answer(SCHEDULE, OTHERS.replace("\"last\"", "\"node1\",\"ip\":\"10.0.1.11\""));
        Draining theirs = new Draining(DrainMethod.WINDOW, false, OptionalInt.of(3));
        assertThat(master.drains().begin(DRAIN, GRACE)).isEqualTo(theirs);
        assertThat(master.drains().end(DRAIN, false)).isEqualTo(theirs);
        master.drains().begin(new Drain("run-2", "S1"), GRACE);
        assertThat(master.posted()).isEmpty();
    }

    @Test
    void aWindowIsEndedThoughTheAgentCameBackWithAnotherId() {
        master.drains().begin(DRAIN, GRACE);
        master.answer("/slaves", "{\"slaves\":[{\"id\":\"S2\"}]}");
        assertThat(master.drains().state(DRAIN)).isEqualTo(new Draining(DrainMethod.WINDOW, true, OptionalInt.empty()));
        assertThat(master.drains().end(DRAIN, false)).isEqualTo(new Gone());
        assertThat(master.posted()).last().asString().endsWith(OTHERS);
    }

    @Test
    void windowsThatTheUserMayNotSeeAreNotDeleted() {
        master.answer(SCHEDULE, "{}")
                .answer("/maintenance/status", "{\"draining_machines\":[{\"id\":{\"hostname\":\"hidden\"}}]}");
        assertThat(master.drains().begin(DRAIN, GRACE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence())
                                .contains("does not drain agent S1", "hidden", "use one who may"));
        master.answer("/maintenance/status", "{\"down_machines\":[{\"hostname\":\"hidden\"}]}");
        assertThat(master.drains().begin(DRAIN, GRACE)).isInstanceOf(Refused.class);
        assertThat(master.posted()).isEmpty();
    }

    @Test
    void aRefusalIsTold() {
        master.call(SCHEDULE, status(400, "Machine 'x' appears more than once in the schedule", Map.of()));
        assertThat(master.drains().begin(DRAIN, GRACE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence()).endsWith("appears more than once in the schedule"));
    }

    @Test
    void aMachineWithoutAnAddressHasNoWindow() {
        master.agent("\"pid\":\"slave(1)@nowhere\"");
        assertThat(master.drains().begin(DRAIN, GRACE)).isInstanceOf(Refused.class);
        assertThat(master.posted()).isEmpty();
    }

    /** What would be written again as something else than it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"windows\":7}",
                "{\"windows\":[7]}",
                "{\"windows\":[{\"machine_ids\":[],\"unavailability\":{\"start\":{\"nanoseconds\":1}}}]}",
                "{\"windows\":[{\"machine_ids\":[{\"hostname\":7}],\"unavailability\":{\"start\":{\"nanoseconds\":1}}}]}",
                "{\"windows\":[{\"machine_ids\":[\"a\"],\"unavailability\":{\"start\":{\"nanoseconds\":1}}}]}",
                "{\"windows\":[{\"machine_ids\":[{\"hostname\":\"a\\u001b\"}],\"unavailability\":{\"start\":{\"nanoseconds\":1}}}]}",
                "{\"windows\":[{\"machine_ids\":[{\"hostname\":\"a\"}],\"unavailability\":{\"start\":{\"nanoseconds\":1.5}}}]}",
                "{\"windows\":[{\"machine_ids\":[{\"hostname\":\"a\"}],\"unavailability\":{\"start\":{\"nanoseconds\":1},\"duration\":7}}]}",
                "{\"windows\":[{\"machine_ids\":[{\"hostname\":\"a\"}]}]}",
                "{\"windows\":[",
                "<html>"
            })
    void aScheduleThatIsNotUnderstoodIsNotChanged(String schedule) {
        master.answer(SCHEDULE, schedule);
        assertThat(master.drains().begin(DRAIN, GRACE))
                .isInstanceOfSatisfying(
                        Untold.class,
                        untold -> assertThat(untold.sentence())
                                .startsWith(master.http().url() + SCHEDULE + " answers with"));
        assertThat(master.posted()).isEmpty();
    }
}
