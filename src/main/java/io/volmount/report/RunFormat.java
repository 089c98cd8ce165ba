package io.volmount.report;

import io.volmount.journal.RecordedRun;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** A way to write down what is recorded of runs. */
public interface RunFormat {
    /** All of them, by the same names as those of reports. */
    List<RunFormat> ALL = List.of(new RunText(), new RunJson());

    /** The word that selects it. */
    String name();

    /**
     * Runs with their states and how many agents ended how.
     *
     * @param folder that was looked in
     */
    String runs(Path folder, List<RunEntry> entries, Style style);

    /** Writes one run with every step of every agent. The writer stays open. */
    void run(RecordedRun run, Style style, Writer out) throws IOException;

    /** The same as one text, of a run that is known to be small. */
    default String run(RecordedRun run, Style style) {
        Written written = out -> run(run, style, out);
        return written.text();
    }
}
