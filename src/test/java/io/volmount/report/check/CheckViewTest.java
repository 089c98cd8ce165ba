package io.volmount.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.report.Rendered;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckViewTest {
    private JsonNode json;

    @BeforeEach
    void render() {
        CheckView view = new CheckView(
                List.of(
                        Checked.agent("a1", "10.0.0.1"),
                        Checked.agent("a2", "10.0.0.2", NodeCheck.failed(Subject.LOGIN, "login refused"))),
                false);
        json = JsonMapper.shared().readTree(Rendered.json(view));
    }

    @Test
    void countsAgentsByTheirWorstCheck() {
        assertThat(json.path("schema").asString()).isEqualTo("volmount/inventory-check/v1");
        assertThat(json.path("summary").toString())
                .isEqualTo("{\"agents\":2,\"ok\":1,\"warning\":0,\"unknown\":0,\"failed\":1}");
    }

    @Test
    void tellsEveryCheckOfEveryAgent() {
        JsonNode sound = json.path("agents").path(0);
        assertThat(sound.path("address").asString()).isEqualTo("10.0.0.1:22");
        assertThat(sound.path("route").asString()).isEqualTo("direct");
        assertThat(sound.path("node").toString())
                .isEqualTo("{\"hostname\":\"a1\",\"kind\":\"private agent\",\"dcosVersion\":\"1.13.4\","
                        + "\"system\":\"CentOS Linux 7 (Core)\"}");

        JsonNode refused = json.path("agents").path(1);
        assertThat(refused.path("status").asString()).isEqualTo("failed");
        assertThat(refused.path("node").isNull()).isTrue();
        assertThat(refused.path("checks")
                        .valueStream()
                        .map(check -> check.path("check").asString() + " "
                                + check.path("status").asString()))
                .containsExactly(
                        "reachable ok",
                        "host-key ok",
                        "login failed",
                        "sudo unknown",
                        "shell unknown",
                        "tools unknown",
                        "clock unknown");
        assertThat(refused.path("checks").path(2).path("detail").asString()).isEqualTo("login refused");
    }
}
