package io.volmount.report.run;

import io.volmount.journal.RunEntry;
import io.volmount.report.TextOptions;
import io.volmount.report.View;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs with their states and the outcomes of their agents.
 *
 * @param folder that holds the runs
 */
public record RunsView(Path folder, List<RunEntry> entries) implements View {
    @Override
    public String schema() {
        return "volmount/runs/v1";
    }

    @Override
    public Map<String, Object> data() {
        return RunData.of(folder, entries);
    }

    @Override
    public void text(TextOptions options, Writer out) throws IOException {
        out.write(new RunText(options.style()).list(folder, entries));
    }
}
