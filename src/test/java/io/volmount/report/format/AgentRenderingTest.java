package io.volmount.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.report.AgentList;
import io.volmount.report.AgentRendering;
import io.volmount.report.OddRendering;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In JSON, an agent that is never rendered, or fails to be, keeps nobody from seeing the others. */
class AgentRenderingTest {
    /** Three agents, each with something of its own. */
    private static final View VIEW = new View() {
        @Override
        public String schema() {
            return "test/v1";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of(
                    "agents",
                    new AgentList<>(
                            List.of("a1", "a2", "a3"),
                            Function.identity(),
                            agent -> agent(agent, "all of " + agent),
                            AgentRenderingTest::agent));
        }

        @Override
        public void text(TextOptions options, Writer out) {
            throw new UnsupportedOperationException();
        }
    };

    private static Map<String, Object> agent(String name, String reason) {
        return Map.of("name", name, "reason", reason);
    }

    private static List<String> reasons(AgentRendering rendering) throws IOException {
        StringWriter text = new StringWriter();
        new JsonFormat(rendering).write(VIEW, TextOptions.PLAIN, text);
        JsonNode json = JsonMapper.shared().readTree(text.toString());
        assertThat(json.path("agents").findValuesAsString("name")).containsExactly("a1", "a2", "a3");
        return json.path("agents").findValuesAsString("reason");
    }

    @Test
    void anAgentWhoseRenderingTakesTooLongGetsASentence() throws Exception {
        try (OddRendering endless = OddRendering.endless("a2")) {
            assertThat(reasons(endless))
                    .satisfiesExactly(
                            first -> assertThat(first).isEqualTo("all of a1"),
                            late -> assertThat(late).startsWith("its report could not be rendered within "),
                            third -> assertThat(third).isEqualTo("all of a3"));
        }
    }

    @Test
    void anAgentWhoseRenderingFailsGetsASentence() throws Exception {
        try (OddRendering broken = OddRendering.broken("a2")) {
            assertThat(reasons(broken))
                    .containsExactly(
                            "all of a1",
                            "its report could not be rendered, because volmount itself failed:"
                                    + " java.lang.StackOverflowError: too deep",
                            "all of a3");
        }
    }

    @Test
    void theDocumentIsIndentedAsAWhole() throws Exception {
        StringWriter text = new StringWriter();
        new JsonFormat(AgentRendering.STANDARD).write(VIEW, TextOptions.PLAIN, text);
        assertThat(text.toString())
                .isEqualTo(JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(JsonMapper.shared().readTree(text.toString()))
                        + "\n");
    }
}
