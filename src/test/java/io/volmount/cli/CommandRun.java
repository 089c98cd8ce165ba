package io.volmount.cli;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one run of the command left behind: its exit code and what it printed. */
public record CommandRun(int exitCode, String out, String err) {

    /** The one JSON document on standard output. */
    public JsonNode report() {
        return JsonMapper.shared().readTree(out);
    }

    public JsonNode agent(String name) {
        return StreamSupport.stream(report().path("agents").spliterator(), false)
                .filter(agent -> agent.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no agent " + name + " in the report: " + this));
    }

    public String outcome(String agent) {
        return agent(agent).path("outcome").asString();
    }

    /** Whether a server without systemd was looked at, by its refusal to be planned for just that reason. */
    public boolean reached(String agent) {
        return outcome(agent).equals("refused") && reason(agent).contains("systemd does not");
    }

    public String reason(String agent) {
        return agent(agent).path("reason").asString();
    }

    /** Each step as {@code stop-agent done}. */
    public List<String> steps(String agent) {
        return agent(agent)
                .path("steps")
                .valueStream()
                .map(step ->
                        step.path("id").asString() + " " + step.path("status").asString())
                .toList();
    }

    public JsonNode step(String agent, String id) {
        return find(agent(agent).path("steps"), "id", id);
    }

    public JsonNode volume(String agent, String path) {
        return find(agent(agent).path("volumes"), "path", path);
    }

    /** The names of the checks that the volume was seen not to pass. */
    public List<String> missed(String agent, String path) {
        return checks(agent, path, passed -> passed.isBoolean() && !passed.asBoolean());
    }

    /** The names of the checks of which nobody can tell whether the volume passes them. */
    public List<String> unknown(String agent, String path) {
        return checks(agent, path, JsonNode::isNull);
    }

    private List<String> checks(String agent, String path, Predicate<JsonNode> passed) {
        return volume(agent, path)
                .path("evidence")
                .valueStream()
                .filter(finding -> passed.test(finding.path("passed")))
                .map(finding -> finding.path("check").asString())
                .toList();
    }

    private JsonNode find(JsonNode list, String key, String value) {
        return list.valueStream()
                .filter(entry -> entry.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + key + " " + value + " in " + this));
    }
}
