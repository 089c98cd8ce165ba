package io.volmount.facts;

import io.volmount.text.Cut;
import java.util.ArrayList;
import java.util.List;

/**
 * Limits for what is read from a node and what is kept of it. A node may lie, and its output reaches the memory, the
 * terminal, the journal and the reports of a controller that also serves thousands of others.
 */
public final class NodeLimits {
    /** Bytes of a script's standard output; a probe that prints more fails. */
    public static final int ANSWER = 4 << 20;

    /** Bytes of a script's standard error; the rest is dropped. */
    public static final int ERRORS = 64 << 10;

    /** Characters of a file's content or of one document; {@code probe.sh} reads as many bytes of a file. */
    public static final int FILE = 1 << 20;

    /** Lines of a list or a file: mounts, names of devices, loop devices, settings, journal lines, entries of fstab. */
    public static final int LINES = 10_000;

    /** Block devices that a probe of the whole node lists. */
    public static final int DEVICES = 512;

    /** Characters of a path; PATH_MAX of Linux. */
    public static final int PATH = 4096;

    /** Characters of a name or another short value: a host name, a label, a unit. */
    public static final int NAME = 256;

    /** Resources in a list; an agent has one for each volume and a few more. */
    public static final int RESOURCES = 256;

    /** Tasks in one state; more than Mesos could run on an agent. */
    public static final int TASKS = 100_000;

    /** Bytes of a device or a file; 2^60 is more than Linux can mount. */
    public static final long BYTES = 1L << 60;

    /** Characters of a journal line as journalctl prints it; more than journald accepts from a service. */
    public static final int JOURNAL_ENTRY = 256 << 10;

    /** Characters of a journal line's message in a proof; more than any report shows. */
    public static final int JOURNAL_MESSAGE = 1000;

    /** Journal lines of one check in a proof; the latest are kept. */
    public static final int JOURNAL_LINES = 5;

    /** Journal lines of all checks of a volume. */
    public static final int VOLUME_LINES = 10;

    /** Characters of one sentence that a script prints as a reason or a result. */
    public static final int SENTENCE = 800;

    /** Characters of a sentence made on the controller, which may quote the node more than once. */
    public static final int QUOTING = 2000;

    /** Characters of all refusals, or of all warnings, of one agent. */
    public static final int SENTENCES = 3000;

    /**
     * Characters of the output of a failed step's commands, of which the end is kept; {@link #SENTENCE} for one that
     * succeeded.
     */
    public static final int OUTPUT = 4000;

    /** Characters that are kept of what an operator's command prints to one stream on one node; the first ones. */
    public static final int COMMAND_OUTPUT = 64 << 10;

    /**
     * Characters that are kept of what it prints on all nodes; of what comes after that, {@link #OUTPUT} for each stream of each
     * node.
     */
    public static final int COMMAND_OUTPUTS = 128 << 20;

    /** Lines of a step's output. */
    public static final int OUTPUT_LINES = 40;

    private static final String CUT = "...";

    private NodeLimits() {}

    /** The text, cut to so many characters and marked if it is longer. */
    public static String cut(String text, int most) {
        return Cut.beginning(text, most);
    }

    /** The end of an output that is longer, marked; unchanged if it was already cut. */
    public static String end(String output, int most) {
        String whole = output.startsWith(CUT) ? output.substring(CUT.length()) : output;
        String end = whole.length() <= most ? whole : Cut.end(whole, most).substring(CUT.length());
        List<String> lines = end.lines().toList();
        if (lines.size() > OUTPUT_LINES) {
            end = String.join("\n", lines.subList(lines.size() - OUTPUT_LINES, lines.size()));
        }
        return end.equals(output) ? output : CUT + end;
    }

    /** As many sentences as fit, at least the first, and the number of the others. */
    public static List<String> sentences(List<String> all) {
        List<String> kept = new ArrayList<>();
        int left = SENTENCES;
        for (String sentence : all) {
            String cut = cut(sentence, QUOTING);
            left -= cut.length();
            if (left < 0 && !kept.isEmpty()) {
                kept.add("and " + (all.size() - kept.size()) + " more");
                return List.copyOf(kept);
            }
            kept.add(cut);
        }
        return List.copyOf(kept);
    }
}
