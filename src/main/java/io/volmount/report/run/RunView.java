package io.volmount.report.run;

import io.volmount.journal.RecordedRun;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import io.volmount.rollout.AgentProgress;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * One run with every step of its agents.
 *
 * @param shown the agents that are shown
 */
public record RunView(RecordedRun run, List<AgentProgress> shown) implements View {
    @Override
    public String schema() {
        return "volmount/run/v1";
    }

    @Override
    public Map<String, Object> data() {
        return RunData.of(run, shown);
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        new RunText(options.style()).write(run, shown, out);
    }
}
