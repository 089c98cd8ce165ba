package io.volmount.facts;

import io.volmount.text.Cut;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of what a node tells is read, and how much of it is kept. A node may lie, and what it says reaches the memory,
 * the terminal, the journal and the reports of a controller that has thousands of others to look after.
 */
public final class NodeLimits {
    /** Bytes of what one script prints; a look that prints more is none. */
    public static final int ANSWER = 4 << 20;

    /** Bytes of what one script prints as errors; what comes later is dropped. */
    public static final int ERRORS = 64 << 10;

    /** Characters of a file's content or of one document; {@code probe.sh} reads as many bytes of a file. */
    public static final int FILE = 1 << 20;

    /** Lines of a list or a file: mounts, names of devices, loop devices, settings, journal lines, entries of fstab. */
    public static final int LINES = 10_000;

    /** Block devices that a probe of the whole node lists. */
    public static final int DEVICES = 512;

    /** Characters of a path; PATH_MAX of Linux. */
    public static final int PATH = 4096;

    /** Characters of a name or another value that is no file's content: a host name, a label, a unit. */
    public static final int NAME = 256;

    /** Resources in a list of them; an agent has one for each volume and a few more. */
    public static final int RESOURCES = 256;

    /** Tasks in any one state; an agent with more is none that Mesos could run. */
    public static final int TASKS = 100_000;

    /** Bytes of a device or a file; one of 2^60 bytes is larger than any that a kernel mounts. */
    public static final long BYTES = 1L << 60;

    /** Characters of a journal line as journalctl writes it, which are more than journald takes from a service. */
    public static final int JOURNAL_ENTRY = 256 << 10;

    /** Characters of a journal line's message within a proof, which are more than any report shows. */
    public static final int JOURNAL_MESSAGE = 1000;

    /** Journal lines that one finding of a proof rests on; the latest are kept. */
    public static final int JOURNAL_LINES = 5;

    /** Journal lines of all findings about one volume. */
    public static final int VOLUME_LINES = 10;

    /** Characters of one sentence that a script on the node says, as a reason or a result. */
    public static final int SENTENCE = 800;

    /** Characters of a sentence that was made on the controller and may quote the node more than once. */
    public static final int QUOTING = 2000;

    /** Characters of all sentences about one agent that say the same kind of thing: its refusals, or its warnings. */
    public static final int SENTENCES = 3000;

    /** Characters of the output of a step's commands; its end is kept. Of one that succeeded, a sentence's. */
    public static final int OUTPUT = 4000;

    /** Lines of it. */
    public static final int OUTPUT_LINES = 40;

    private static final String CUT = "...";

    private NodeLimits() {}

    /** The beginning of a text that is longer than so many characters, marked as cut. */
    public static String cut(String text, int most) {
        return Cut.beginning(text, most);
    }

    /** The end of an output, likewise; of one that is cut already, the same. */
    public static String end(String output, int most) {
        String whole = output.startsWith(CUT) ? output.substring(CUT.length()) : output;
        String end = whole.length() <= most ? whole : Cut.end(whole, most).substring(CUT.length());
        List<String> lines = end.lines().toList();
        if (lines.size() > OUTPUT_LINES) {
            end = String.join("\n", lines.subList(lines.size() - OUTPUT_LINES, lines.size()));
        }
        return end.equals(output) ? output : CUT + end;
    }

    /** As many sentences as fit, the first at any rate, and how many there are besides. */
    public static List<String> sentences(List<String> all) {
        List<String> kept = new ArrayList<>();
        int left = SENTENCES;
        for (String sentence : all) {
            String cut = cut(sentence, QUOTING);
            left -= cut.length();
            if (left < 0 && !kept.isEmpty()) {
                kept.add("and " + (all.size() - kept.size()) + " more of the kind");
                return List.copyOf(kept);
            }
            kept.add(cut);
        }
        return List.copyOf(kept);
    }
}
