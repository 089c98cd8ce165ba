package io.volmount.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.mesos.AgentLoad.FrameworkTasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasterStateTest {
    private static final String TASKS = """
        {"tasks":[
          {"id":"1","name":"web","framework_id":"F1","slave_id":"S1","state":"TASK_RUNNING"},
          {"id":"2","name":"db","framework_id":"F1","slave_id":"S2","state":"TASK_STAGING"},
          {"id":"3","name":"broker-0","framework_id":"F2","slave_id":"S1","state":"TASK_KILLING"},
          {"id":"4","name":"broker-1","framework_id":"F2","slave_id":"S2","state":"TASK_FINISHED"},
          {"id":"5","name":"gone","framework_id":"F3","slave_id":"S1","state":"TASK_LOST"}]}
        """;

    private static JsonAnswer answer(String json) {
        return new JsonAnswer(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), 1 << 20, 1 << 20);
    }

    private static MesosResource disk(String role, boolean dynamic, Optional<String> persistence) {
        return new MesosResource("disk", role, 74, dynamic, Optional.empty(), Optional.empty(), persistence);
    }

    private static MesosAgent agent(String id, MesosResource... reserved) {
        return new MesosAgent(
                id,
                "h",
                Standing.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.of(List.of(reserved)),
                Optional.empty());
    }

    @Test
    void tasksThatHaveNotEndedAreCountedForTheirAgentAndFramework() throws IOException {
        Map<String, String> names = FrameworksAnswer.read(
                answer("{\"slaves\":[],\"frameworks\":[{\"id\":\"F1\",\"name\":\"marathon\"},{\"name\":\"odd\"}]}"));
        MasterState state = new MasterState(
                new MasterAgents(List.of(agent("S1"), agent("S2"), agent("S3")), true),
                TasksAnswer.read(answer(TASKS)),
                names);

        Map<String, AgentLoad> loads = state.loads();

        assertThat(loads.get("S1").frameworks())
                .containsExactly(
                        new FrameworkTasks("F2", List.of("broker-0"), true),
                        new FrameworkTasks("marathon", List.of("web"), false));
        assertThat(loads.get("S2").frameworks()).containsExactly(new FrameworkTasks("marathon", List.of("db"), false));
        assertThat(loads.get("S3").frameworks()).isEmpty();
    }

    @Test
    void whatIsReservedOnceAnAgentRunsAndWhatIsKeptThereOutlivesItsTasks() {
        MesosResource ofTheAgent = disk("slave_public", false, Optional.empty());
        MesosResource reserved = disk("kafka", true, Optional.empty());
        MesosResource kept = disk("kafka", false, Optional.of("volume-1"));

        AgentLoad load = new MasterState(
                        new MasterAgents(List.of(agent("S1", ofTheAgent, reserved, kept)), true), List.of(), Map.of())
                .loads()
                .get("S1");

        assertThat(load.kept()).containsExactly(reserved, kept);
    }

    @Test
    void anAnswerWithoutTheListIsNotAMasters() {
        assertThatThrownBy(() -> TasksAnswer.read(answer("{\"slaves\":[]}")))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("without a list `tasks`");
        assertThatThrownBy(() -> FrameworksAnswer.read(answer("{\"tasks\":[]}")))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("without a list `frameworks`");
    }

    @Test
    void namesOfFrameworksAreMadePrintable() throws IOException {
        assertThat(FrameworksAnswer.read(answer("{\"frameworks\":[{\"id\":\"F\",\"name\":\"a\\u001b[2J\"}]}")))
                .containsEntry("F", "a?[2J");
    }

    @Test
    void moreTasksThanMesosRunsAreRefused() {
        byte[] answer = ("{\"tasks\":[" + "{\"state\":\"TASK_RUNNING\"},".repeat(MasterLimits.LIVE_TASKS + 1) + "0]}")
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TasksAnswer.read(
                        new JsonAnswer(new ByteArrayInputStream(answer), 1 << 30, MasterLimits.ELEMENT)))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("more than " + MasterLimits.LIVE_TASKS + " tasks that have not ended");
    }
}
