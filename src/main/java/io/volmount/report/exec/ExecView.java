package io.volmount.report.exec;

import io.volmount.agent.NodeCommandResult;
import io.volmount.agent.NodeCommandResult.Printed;
import io.volmount.agent.NodeCommandResult.Status;
import io.volmount.probe.RanCommand;
import io.volmount.report.AgentList;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.report.Wording;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a command on agents. */
public record ExecView(ExecReport report) implements View {
    @Override
    public String schema() {
        return "volmount/exec/v1";
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("command", "exec");
        json.put("script", report.script().orElse(null));
        json.put(
                "commandLine",
                report.script().isPresent() ? null : report.command().text());
        json.put("sudo", report.command().root());
        json.put("timeLimitSeconds", Wording.seconds(report.command().limit()));
        json.put("outcome", outcome());
        json.put("summary", report.ran().summary());
        json.put("exitCodes", exitCodes());
        json.put(
                "agents",
                new AgentList<>(
                        report.agents(), RanCommand::name, ExecView::agent, (agent, why) -> agent(only(agent, why))));
        return json;
    }

    private String outcome() {
        boolean stopped = report.ran().counts().containsKey(Status.SKIPPED);
        return report.good() ? "ok" : stopped ? "stopped" : "failed";
    }

    private List<Map<String, Object>> exitCodes() {
        return report.ran().exitCodes().entrySet().stream()
                .map(counted -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("exitCode", counted.getKey());
                    json.put("agents", counted.getValue());
                    return json;
                })
                .toList();
    }

    private static Map<String, Object> agent(RanCommand agent) {
        NodeCommandResult result = agent.result();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", agent.name());
        json.put("address", agent.access().endpoint());
        json.put("outcome", result.status().word());
        json.put("exitCode", result.exitCode().isPresent() ? result.exitCode().getAsInt() : null);
        json.put("reason", result.reason().isEmpty() ? null : result.reason());
        agent.time().took().ifPresent(took -> json.put("seconds", Wording.seconds(took)));
        json.put("stdout", result.out().text());
        json.put("stdoutDroppedBytes", result.out().droppedBytes());
        json.put("stderr", result.err().text());
        json.put("stderrDroppedBytes", result.err().droppedBytes());
        return json;
    }

    /** The same agent with a sentence instead of all that its node printed. */
    private static RanCommand only(RanCommand agent, String sentence) {
        return new RanCommand(
                agent.access(), NodeCommandResult.unknown(sentence, Printed.NOTHING, Printed.NOTHING), agent.time());
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        new ExecText(options.style()).write("exec", report.ran(), out);
    }
}
